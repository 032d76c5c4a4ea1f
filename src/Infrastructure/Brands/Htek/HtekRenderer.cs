using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Brands.Htek;
using EndpointManager.Infrastructure.Brands.Syntax;

[assembly: BrandRenderer<HtekRenderer>]

namespace EndpointManager.Infrastructure.Brands.Htek;

/// <summary>Writes the files of Htek's phones: account 1 and profile 1 are the device's, all other accounts are off and empty.</summary>
internal sealed class HtekRenderer : IBrandRenderer
{
    private const int DeviceLine = 1;
    private const string PValueDialect = "P-values";
    private const int ProfileOfDeviceLine = 24082;
    private const int Server = 47;
    private const int Transport = 130;

    // Servers of the accounts 2 to 4 on firmware without profiles (FusionPBX's templates); of later ones none is known.
    private static readonly int[] FurtherServers = [747, 502, 602];

    private static readonly HashSet<string> OfTheDevice =
    [
        .. new[] { Server, Transport, ProfileOfDeviceLine }
            .Concat(FurtherServers)
            .Concat(HtekAccount.All.SelectMany(account => account.Values))
            .Select(HtekWriter.PValue),
    ];

    /// <inheritdoc/>
    public string Brand => "Htek";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => [PValueDialect];

    /// <inheritdoc/>
    public int MaxLinesOf(string dialect) => HtekAccount.All.Count;

    /// <inheritdoc/>
    public bool CanTell(PhoneTimeZone zone) => HtekTimeZone.CodeOf(zone) is not null;

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        HtekWriter file = new(phone.Model.Lines, new XmlExtras(fleet.ExtraOf(Brand), IsOfTheDevice, phone.WithholdsSecrets));
        WriteProfile(file, phone);
        WriteDeviceAccount(file, phone);
        for (int line = DeviceLine + 1; line <= phone.Model.Lines; line++)
        {
            WriteUnusedAccount(file, line);
        }

        WriteFleet(file, fleet);
        if (!phone.WithholdsSecrets && fleet.AdminPassword is { } password)
        {
            file.Set(2, "AdminPassword", password.Reveal());
        }

        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        HtekWriter file = new(lines: 0, new XmlExtras(fleet.CommonExtraOf(Brand), IsOfTheDevice));
        WriteFleet(file, fleet);
        return file.ToFile();
    }

    private static bool IsOfTheDevice(string name) => OfTheDevice.Contains(name);

    private static void WriteProfile(HtekWriter file, PhoneConfiguration phone)
    {
        file.Set(Server, "Profile1_Sipserver", ServerText.HostAndPort(phone.Server, "Profile1_Sipserver"));

        // 0 UDP, 1 TCP, 2 TLS: the order of the domain's own list.
        file.Set(Transport, "Profile1_SipTransport", (int)phone.Transport);
        file.Clear(967, "Profile1_FailoverSipserver");
        file.Clear(8851, "Profile1_SecondFailoverSipserver");
        file.Clear(48, "Profile1_OutboundProxy");
        file.Clear(20047, "Profile1_BackUpOutboundProxy");
    }

    private static void WriteDeviceAccount(HtekWriter file, PhoneConfiguration phone)
    {
        HtekAccount account = HtekAccount.All[DeviceLine - 1];
        file.Set(account.Active, HtekWriter.OfAccount(DeviceLine, "Active"), 1);
        // Profiles are counted from 0; firmware without them ignores it.
        file.Set(ProfileOfDeviceLine, HtekWriter.OfAccount(DeviceLine, "Profile"), 0);
        file.Set(account.Label, HtekWriter.OfAccount(DeviceLine, "Label"), phone.Label.Value);
        file.Set(account.User, HtekWriter.OfAccount(DeviceLine, "SipUserId"), phone.Username.Value);
        file.Set(account.AuthName, HtekWriter.OfAccount(DeviceLine, "AuthenticateID"), phone.Username.Value);
        if (phone.Password is { } password)
        {
            file.Set(account.Password, HtekWriter.OfAccount(DeviceLine, "AuthenticatePassword"), password.Reveal());
        }

        // The vendor's own spelling.
        file.Set(account.DisplayName, HtekWriter.OfAccount(DeviceLine, "DispalyName"), phone.Label.Value);
    }

    private static void WriteUnusedAccount(HtekWriter file, int line)
    {
        HtekAccount account = HtekAccount.All[line - 1];
        file.Set(account.Active, HtekWriter.OfAccount(line, "Active"), 0);
        file.Clear(account.Label, HtekWriter.OfAccount(line, "Label"));
        file.Clear(account.User, HtekWriter.OfAccount(line, "SipUserId"));
        file.Clear(account.AuthName, HtekWriter.OfAccount(line, "AuthenticateID"));
        file.Clear(account.Password, HtekWriter.OfAccount(line, "AuthenticatePassword"));
        file.Clear(account.DisplayName, HtekWriter.OfAccount(line, "DispalyName"));
        int further = line - DeviceLine - 1;
        if (further < FurtherServers.Length)
        {
            file.Clear(FurtherServers[further], HtekWriter.OfAccount(line, "Sipserver"));
        }
    }

    // How often phones look for their files is a number that no source tells, so it stays theirs.
    private static void WriteFleet(HtekWriter file, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Set(30, "UrlOrIpAddress", ntpServer);
        }

        if (fleet.TimeZone is { } zone && HtekTimeZone.CodeOf(zone) is { } code)
        {
            file.Set(64, "Preference_TimeZone", code);
            // Else DHCP would win.
            file.Set(143, "Preference_DHCPTime", 0);
            // 2 follows the phone's own rule for the place behind the code; there is no known way to give it ours.
            file.Set(75, "Preference_DaylightSavingTime", zone.Daylight is null ? 0 : 2);
        }

        if (fleet.ProvisionUrl is { } url)
        {
            file.Set(212, "FirmwareUpGrade_UrgradeMode", url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 2 : 1);
            file.Set(237, "FirmwareUpGrade_ConfigServerPath", url + "/");
        }
    }
}
