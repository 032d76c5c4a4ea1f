using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Brands.Snom;
using EndpointManager.Infrastructure.Brands.Syntax;

[assembly: BrandRenderer<SnomRenderer>]

namespace EndpointManager.Infrastructure.Brands.Snom;

/// <summary>Writes the files of Snom's desk phones: identity 1 is the device's, all others are off and empty.</summary>
internal sealed class SnomRenderer : IBrandRenderer
{
    private const int DeviceLine = 1;
    private const string SettingsDialect = "settings";
    private const string AdminName = "admin";

    private static readonly string[] IdentityKeys =
        ["user_realname", "user_idle_text", "user_name", "user_pname", "user_pass", "user_host", "user_outbound"];

    /// <inheritdoc/>
    public string Brand => "Snom";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => [SettingsDialect];

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        SnomWriter file = new(phone.Model.Lines, new XmlExtras(fleet.ExtraOf(Brand), IsOfTheDevice, phone.WithholdsSecrets));
        WriteDeviceIdentity(file, phone);
        for (int line = DeviceLine + 1; line <= phone.Model.Lines; line++)
        {
            file.Identity(line, "user_active", "off");
            Clear(file, line, IdentityKeys);
        }

        WriteFleet(file, fleet);
        if (!phone.WithholdsSecrets && fleet.AdminPassword is { } password)
        {
            WriteAdminPassword(file, password.Reveal());
        }

        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        SnomWriter file = new(lines: 0, new XmlExtras(fleet.CommonExtraOf(Brand), IsOfTheDevice));
        WriteFleet(file, fleet);
        return file.ToFile();
    }

    private static bool IsOfTheDevice(string name)
    {
        string setting = name.Split('[')[0];
        return setting == "user_active" || IdentityKeys.Contains(setting);
    }

    private static void WriteDeviceIdentity(SnomWriter file, PhoneConfiguration phone)
    {
        file.Identity(DeviceLine, "user_active", "on");
        file.Identity(DeviceLine, "user_realname", phone.Label.Value);
        file.Identity(DeviceLine, "user_idle_text", phone.Label.Value);
        file.Identity(DeviceLine, "user_name", phone.Username.Value);
        file.Identity(DeviceLine, "user_pname", phone.Username.Value);
        if (phone.Password is { } password)
        {
            file.Identity(DeviceLine, "user_pass", password.Reveal());
        }

        file.Identity(DeviceLine, "user_host", phone.Server.Host.IsIpv6 ? $"[{phone.Server.Host}]" : phone.Server.Host.Value);

        // The outbound proxy is the only place for port and transport (Wazo, FusionPBX), so it is the server itself.
        string server = ServerText.HostAndPort(phone.Server, "user_outbound");
        file.Identity(DeviceLine, "user_outbound", $"{server};transport={phone.Transport.ToString().ToLowerInvariant()}");
        Clear(file, DeviceLine, ["user_failover_identity"]);
    }

    private static void Clear(SnomWriter file, int line, string[] keys)
    {
        foreach (string key in keys)
        {
            file.ClearIdentity(line, key);
        }
    }

    private void WriteFleet(SnomWriter file, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Setting("ntp_server", ntpServer);
        }

        if (fleet.TimeZone is { } zone)
        {
            WriteTimeZone(file, zone, fleet);
        }

        if (fleet.ProvisionUrl is { } url)
        {
            // With a slash the phone adds the names of its files; without, it asks for this very URL.
            file.Setting("setting_server", url + "/");
            if (fleet.IgnoresDhcp)
            {
                // The multicast search (Tancredi). That DHCP can be told off as well is stated nowhere.
                file.Setting("pnp_config", "off");
            }
        }

        if (fleet.PollMinutes is { } minutes)
        {
            file.Setting("settings_refresh_timer", (int)TimeSpan.FromMinutes(minutes).TotalSeconds);
        }
    }

    private void WriteTimeZone(SnomWriter file, PhoneTimeZone zone, FleetSettings fleet)
    {
        if (IsOperators("timezone", fleet))
        {
            // Offset and rule would be those of another place.
            return;
        }

        // The phone asks for its place at each start until it knows one (FusionPBX's documentation). It then sets offset and rule by
        // itself; they are written as well, as it may know older ones, and for places that are not in its list.
        if (SnomTimeZone.CodeOf(zone) is { } code && !IsOperators("utc_offset", fleet) && !IsOperators("dst", fleet))
        {
            file.Setting("timezone", code);
        }
        else
        {
            file.ClearSetting("timezone");
        }

        file.Setting("utc_offset", SnomTimeZone.Offset(zone.StandardOffset));
        if (zone.Daylight is { } daylight)
        {
            file.Setting("dst", SnomTimeZone.Rule(daylight));
        }
        else
        {
            file.ClearSetting("dst");
        }
    }

    // In either file: what one of them says the other must not contradict.
    private bool IsOperators(string name, FleetSettings fleet) =>
        fleet.ExtraOf(Brand).Any(parameter => parameter.Key == name) || fleet.CommonExtraOf(Brand).Any(parameter => parameter.Key == name);

    // The web page has a name and a password, the phone's own menu a password alone; newer firmware has other names.
    private static void WriteAdminPassword(SnomWriter file, string password)
    {
        file.Setting("http_user", AdminName);
        file.Setting("http_pass", password);
        file.Setting("webserver_admin_name", AdminName);
        file.Setting("webserver_admin_password", password);
        file.Setting("admin_mode_password", password);
        file.Setting("admin_mode_password_confirm", password);
    }
}
