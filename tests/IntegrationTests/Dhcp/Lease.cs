namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>What a DHCP server told a client about provisioning; null for an option that did not come.</summary>
internal sealed record Lease(string? Option66, string? Option160)
{
    /// <summary>An address and no word about provisioning.</summary>
    public static Lease OfAStranger { get; } = new(null, null);

    public static Lease With(string url) => new(url, url);
}
