namespace EndpointManager.Application.Provisioning;

/// <summary>
/// What is written into every phone's files wherever the dialect has a parameter for it. What is null is not written, so
/// that the phones keep what they have. A class: a record's <c>ToString</c> would walk it.
/// </summary>
public sealed class FleetSettings
{
    /// <summary>Nothing is written.</summary>
    public static FleetSettings None { get; } = new();

    /// <summary>Password of the phones' web administrator; for device files alone, never for a common file.</summary>
    public AdminPassword? AdminPassword { get; init; }

    /// <summary>Host of the NTP server.</summary>
    public string? NtpServer { get; init; }

    /// <summary>The phones' local time.</summary>
    public PhoneTimeZone? TimeZone { get; init; }

    /// <summary>Minutes between two fetches of the configuration, 1 or more.</summary>
    public int? PollMinutes { get; init; }

    /// <summary>The URL below which phones find their files, without a slash at the end.</summary>
    public string? ProvisionUrl { get; init; }

    /// <summary>Whether that URL holds a secret, so that it is for whole device files alone.</summary>
    public bool HasSecretUrl { get; init; }

    /// <summary>Whether phones are to take no other URL from DHCP or multicast, where the dialect has a switch for that.</summary>
    public bool IgnoresDhcp { get; init; }

    /// <summary>Literal parameters for device files by name of brand, upper and lower case alike, in the operator's order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Extra { get; init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Literal parameters for common files, as <see cref="Extra"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> CommonExtra { get; init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same with another URL; null: none is written.</summary>
    public FleetSettings WithUrl(string? url) => new()
    {
        AdminPassword = AdminPassword,
        NtpServer = NtpServer,
        TimeZone = TimeZone,
        PollMinutes = PollMinutes,
        ProvisionUrl = url,
        HasSecretUrl = HasSecretUrl,
        IgnoresDhcp = IgnoresDhcp,
        Extra = Extra,
        CommonExtra = CommonExtra,
    };

    /// <summary>The same for a file that is no secret: without a URL that is one, so that a phone keeps the one it has.</summary>
    public FleetSettings WithoutSecretUrl() => HasSecretUrl ? WithUrl(null) : this;

    /// <summary>
    /// The literal parameters of one brand; they may hold secrets, so they are for device files alone. One that the
    /// renderer writes itself takes its place, unless it is of the device's own record: that is a
    /// <see cref="RefusedParameterException"/>.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraOf(string brand) => Extra.GetValueOrDefault(brand) ?? [];

    /// <summary>The literal parameters of one brand for common files, which anyone may read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CommonExtraOf(string brand) => CommonExtra.GetValueOrDefault(brand) ?? [];
}
