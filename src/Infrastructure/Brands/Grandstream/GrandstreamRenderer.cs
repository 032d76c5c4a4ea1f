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
    private const int FrameCapacity = 1024;
    private const int LineCapacity = 320;
    private const int ShortestPollMinutes = 60;

    /// <inheritdoc/>
    public string Brand => "Grandstream";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => GrandstreamDialect.Names;

    /// <inheritdoc/>
    public bool HasDocumentedForm => false;

    /// <inheritdoc/>
    public int MaxLinesOf(string dialect) => GrandstreamDialect.Named(dialect).Accounts.Count;

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        GrandstreamDialect dialect = GrandstreamDialect.Named(phone.Model.Dialect);
        XmlFileWriter file = new(FrameCapacity + (LineCapacity * phone.Model.Lines));
        Open(file, phone.MacAddress.Value);
        WriteDeviceAccount(file, dialect, phone);
        foreach (GrandstreamAccount account in dialect.Accounts.Take(phone.Model.Lines).Skip(1))
        {
            WriteUnusedAccount(file, account);
        }

        WriteFleet(file, fleet);
        if (fleet.AdminPassword is { } password)
        {
            file.Element("P2", password.Reveal());
        }

        foreach ((string name, string value) in fleet.ExtraOf(Brand))
        {
            file.Element(name, value);
        }

        return Close(file);
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderDocumentedForm(PhoneConfiguration phone) =>
        throw new NotSupportedException("Grandstream's files have one form.");

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        XmlFileWriter file = new();
        Open(file, macAddress: null);
        WriteFleet(file, fleet);
        return Close(file);
    }

    // A file whose mac is another phone's is ignored; one without is everybody's (Grandstream's provisioning guide).
    private static void Open(XmlFileWriter file, string? macAddress)
    {
        file.Declaration();
        file.Open("gs_provision", new XmlAttribute("version", "1"));
        if (macAddress is not null)
        {
            file.Element("mac", macAddress);
        }

        file.Open("config", new XmlAttribute("version", "1"));
    }

    private static ProvisioningFile Close(XmlFileWriter file)
    {
        file.Close("config");
        file.Close("gs_provision");
        return file.ToFile();
    }

    private static void WriteDeviceAccount(XmlFileWriter file, GrandstreamDialect dialect, PhoneConfiguration phone)
    {
        GrandstreamAccount account = dialect.Accounts[0];
        file.Element(account.Active, 1);
        if (account.Label is { } label)
        {
            file.Element(label, phone.Label.Value);
        }

        file.Element(account.DisplayName, phone.Label.Value);
        file.Element(account.User, phone.Username.Value);
        file.Element(account.AuthName, phone.Username.Value);
        file.Element(account.Password, phone.Password.Reveal());
        file.Element(account.Server, ServerText.HostAndPort(phone.Server, account.Server));

        // 0 UDP, 1 TCP, 2 TLS: the order of the domain's own list.
        file.Element(GrandstreamDialect.Transport, (int)phone.Transport);
        Clear(file, account.OtherServers);
    }

    private static void WriteUnusedAccount(XmlFileWriter file, GrandstreamAccount account)
    {
        file.Element(account.Active, 0);
        if (account.Label is { } label)
        {
            file.Empty(label);
        }

        Clear(file, [account.DisplayName, account.User, account.AuthName, account.Password, account.Server]);
        Clear(file, account.OtherServers);
    }

    private static void Clear(XmlFileWriter file, IReadOnlyList<string> values)
    {
        foreach (string value in values)
        {
            file.Empty(value);
        }
    }

    private static void WriteFleet(XmlFileWriter file, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Element("P30", ntpServer);
            // Else DHCP option 42 would win.
            file.Element("P144", 0);
        }

        if (fleet.TimeZone is { } zone)
        {
            file.Element("P64", "customize");
            file.Element("P246", GrandstreamTimeZone.Posix(zone));
            // Else DHCP option 2 would win.
            file.Element("P143", 0);
        }

        if (fleet.ProvisionUrl is { } url)
        {
            WriteConfigServer(file, url);
        }

        if (fleet.PollMinutes is { } minutes)
        {
            WritePolling(file, Math.Max(minutes, ShortestPollMinutes));
        }
    }

    // The scheme is a number beside the path: 1 HTTP, 2 HTTPS.
    private static void WriteConfigServer(XmlFileWriter file, string url)
    {
        int path = url.IndexOf("://", StringComparison.Ordinal) + 3;
        file.Element("P212", url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 2 : 1);
        file.Element("P237", url[path..]);
    }

    private static void WritePolling(XmlFileWriter file, int minutes)
    {
        // Two numbers for one switch: older phones know the first, adapters and newer phones the second.
        file.Element("P194", 1);
        file.Element("P22296", 1);
        file.Element("P193", minutes);
        // A poll also looks for firmware, by default at the vendor's: 2 skips that, or phones would upgrade themselves.
        file.Element("P238", 2);
    }
}
