using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Brands.Grandstream;
using EndpointManager.Infrastructure.Brands.Syntax;

[assembly: BrandRenderer<GrandstreamRenderer>]

namespace EndpointManager.Infrastructure.Brands.Grandstream;

/// <summary>Writes the files of Grandstream's phones and adapters: account 1 is the device's, all others are off and empty.</summary>
internal sealed class GrandstreamRenderer : IBrandRenderer
{
    private const int ShortestPollMinutes = 60;

    /// <inheritdoc/>
    public string Brand => "Grandstream";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => GrandstreamDialect.Names;

    /// <inheritdoc/>
    public int MaxLinesOf(string dialect) => GrandstreamDialect.Named(dialect).Accounts.Count;

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        GrandstreamDialect dialect = GrandstreamDialect.Named(phone.Model.Dialect);
        GrandstreamWriter file = new(phone.Model.Lines, phone.MacAddress.Value, Extras(fleet.ExtraOf(Brand), dialect, phone.WithholdsSecrets));
        WriteDeviceAccount(file, dialect, phone);
        foreach (GrandstreamAccount account in dialect.Accounts.Take(phone.Model.Lines).Skip(1))
        {
            WriteUnusedAccount(file, account);
        }

        WriteFleet(file, fleet);
        if (!phone.WithholdsSecrets && fleet.AdminPassword is { } password)
        {
            file.Set("P2", password.Reveal());
        }

        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        GrandstreamDialect dialect = GrandstreamDialect.Named(model.Dialect);
        GrandstreamWriter file = new(lines: 0, macAddress: null, Extras(fleet.CommonExtraOf(Brand), dialect, withheld: false));
        WriteFleet(file, fleet);
        return file.ToFile();
    }

    private static XmlExtras Extras(IReadOnlyList<KeyValuePair<string, string>> parameters, GrandstreamDialect dialect, bool withheld) =>
        new(parameters, dialect.IsOfTheDevice, withheld);

    private static void WriteDeviceAccount(GrandstreamWriter file, GrandstreamDialect dialect, PhoneConfiguration phone)
    {
        GrandstreamAccount account = dialect.Accounts[0];
        file.Set(account.Active, 1);
        if (account.Label is { } label)
        {
            file.Set(label, phone.Label.Value);
        }

        file.Set(account.DisplayName, phone.Label.Value);
        file.Set(account.User, phone.Username.Value);
        file.Set(account.AuthName, phone.Username.Value);
        if (phone.Password is { } password)
        {
            file.Set(account.AuthPassword, password.Reveal());
        }

        file.Set(account.Server, ServerText.HostAndPort(phone.Server, account.Server));

        // 0 UDP, 1 TCP, 2 TLS: the order of the domain's own list.
        file.Set(GrandstreamDialect.Transport, (int)phone.Transport);
        Clear(file, account.OtherServers);
    }

    private static void WriteUnusedAccount(GrandstreamWriter file, GrandstreamAccount account)
    {
        file.Set(account.Active, 0);
        if (account.Label is { } label)
        {
            file.Clear(label);
        }

        Clear(file, [account.DisplayName, account.User, account.AuthName, account.AuthPassword, account.Server]);
        Clear(file, account.OtherServers);
    }

    private static void Clear(GrandstreamWriter file, IReadOnlyList<string> values)
    {
        foreach (string value in values)
        {
            file.Clear(value);
        }
    }

    private static void WriteFleet(GrandstreamWriter file, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Set("P30", ntpServer);
            // Else DHCP option 42 would win.
            file.Set("P144", 0);
        }

        if (fleet.TimeZone is { } zone)
        {
            file.Set("P64", "customize");
            file.Set("P246", GrandstreamTimeZone.Posix(zone));
            // Else DHCP option 2 would win.
            file.Set("P143", 0);
        }

        if (fleet.ProvisionUrl is { } url)
        {
            WriteConfigServer(file, url, fleet.IgnoresDhcp);
        }

        if (fleet.PollMinutes is { } minutes)
        {
            WritePolling(file, Math.Max(minutes, ShortestPollMinutes));
        }
    }

    // The scheme is a number beside the path: 1 HTTP, 2 HTTPS.
    private static void WriteConfigServer(GrandstreamWriter file, string url, bool ignoresDhcp)
    {
        int path = url.IndexOf("://", StringComparison.Ordinal) + 3;
        file.Set("P212", url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 2 : 1);
        file.Set("P237", url[path..]);
        if (ignoresDhcp)
        {
            // Else options 43 and 66 would win (FusionPBX's templates), or an answer to the phone's multicast search.
            file.Set("P145", 0);
            file.Set("P1414", 0);
        }
    }

    private static void WritePolling(GrandstreamWriter file, int minutes)
    {
        // Two numbers for one switch: older phones know the first, adapters and newer phones the second.
        file.Set("P194", 1);
        file.Set("P22296", 1);
        file.Set("P193", minutes);
        // A poll also looks for firmware, by default at the vendor's: 2 skips that, or phones would upgrade themselves.
        file.Set("P238", 2);
    }
}
