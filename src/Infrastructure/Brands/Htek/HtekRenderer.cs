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

    // Servers of the accounts 2 to 4 on firmware without profiles (FusionPBX's templates); of later ones none is known.
    private static readonly int[] FurtherServers = [747, 502, 602];

    /// <inheritdoc/>
    public string Brand => "Htek";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => [PValueDialect];

    /// <inheritdoc/>
    public bool HasDocumentedForm => false;

    /// <inheritdoc/>
    public int MaxLinesOf(string dialect) => HtekAccount.All.Count;

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        HtekWriter file = new(phone.Model.Lines);
        WriteProfile(file, phone);
        WriteDeviceAccount(file, phone);
        for (int line = DeviceLine + 1; line <= phone.Model.Lines; line++)
        {
            WriteUnusedAccount(file, line);
        }

        WriteFleet(file, fleet);
        if (fleet.AdminPassword is { } password)
        {
            file.Setting(2, "AdminPassword", password.Reveal());
        }

        foreach ((string name, string value) in fleet.ExtraOf(Brand))
        {
            file.Extra(name, value);
        }

        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderDocumentedForm(PhoneConfiguration phone) =>
        throw new NotSupportedException("Htek's files have one form.");

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        HtekWriter file = new(lines: 0);
        WriteFleet(file, fleet);
        return file.ToFile();
    }

    private static void WriteProfile(HtekWriter file, PhoneConfiguration phone)
    {
        file.Setting(47, "Profile1_Sipserver", ServerText.HostAndPort(phone.Server, "Profile1_Sipserver"));

        // 0 UDP, 1 TCP, 2 TLS: the order of the domain's own list.
        file.Setting(130, "Profile1_SipTransport", (int)phone.Transport);
        file.ClearSetting(967, "Profile1_FailoverSipserver");
        file.ClearSetting(8851, "Profile1_SecondFailoverSipserver");
        file.ClearSetting(48, "Profile1_OutboundProxy");
        file.ClearSetting(20047, "Profile1_BackUpOutboundProxy");
    }

    private static void WriteDeviceAccount(HtekWriter file, PhoneConfiguration phone)
    {
        HtekAccount account = HtekAccount.All[DeviceLine - 1];
        file.Account(DeviceLine, account.Active, "Active", 1);
        // Profiles are counted from 0; firmware without them ignores it.
        file.Account(DeviceLine, ProfileOfDeviceLine, "Profile", 0);
        file.Account(DeviceLine, account.Label, "Label", phone.Label.Value);
        file.Account(DeviceLine, account.User, "SipUserId", phone.Username.Value);
        file.Account(DeviceLine, account.AuthName, "AuthenticateID", phone.Username.Value);
        file.Account(DeviceLine, account.Password, "AuthenticatePassword", phone.Password.Reveal());
        // The vendor's own spelling.
        file.Account(DeviceLine, account.DisplayName, "DispalyName", phone.Label.Value);
    }

    private static void WriteUnusedAccount(HtekWriter file, int line)
    {
        HtekAccount account = HtekAccount.All[line - 1];
        file.Account(line, account.Active, "Active", 0);
        file.ClearAccount(line, account.Label, "Label");
        file.ClearAccount(line, account.User, "SipUserId");
        file.ClearAccount(line, account.AuthName, "AuthenticateID");
        file.ClearAccount(line, account.Password, "AuthenticatePassword");
        file.ClearAccount(line, account.DisplayName, "DispalyName");
        int further = line - DeviceLine - 1;
        if (further < FurtherServers.Length)
        {
            file.ClearAccount(line, FurtherServers[further], "Sipserver");
        }
    }

    // How often phones look for their files is a number that no source tells, so it stays theirs.
    private static void WriteFleet(HtekWriter file, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Setting(30, "UrlOrIpAddress", ntpServer);
        }

        if (fleet.TimeZone is { } zone && HtekTimeZone.CodeOf(zone) is { } code)
        {
            file.Setting(64, "Preference_TimeZone", code);
            // Else DHCP would win.
            file.Setting(143, "Preference_DHCPTime", 0);
            // 2 follows the phone's own rule for the place behind the code; there is no known way to give it ours.
            file.Setting(75, "Preference_DaylightSavingTime", zone.Daylight is null ? 0 : 2);
        }

        if (fleet.ProvisionUrl is { } url)
        {
            file.Setting(212, "FirmwareUpGrade_UrgradeMode", url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 2 : 1);
            file.Setting(237, "FirmwareUpGrade_ConfigServerPath", url + "/");
        }
    }
}
