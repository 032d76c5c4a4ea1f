using System.Globalization;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Yealink;

/// <summary>
/// Writes the settings of the fleet for Yealink phones. Keys and values: Yealink administrator guides; Wazo's templates of
/// V73 to V87, FusionPBX's of the VP530, Tancredi's.
/// </summary>
internal static class YealinkFleet
{
    // "String within 32 characters" is said of the whole value (administrator guide of the T4xG); printable ASCII is what
    // passwords may hold (guide of the VC series).
    private const int LongestUserPassword = 32;
    private const string Administrator = "admin:";

    /// <summary>
    /// Writes all but secrets for every dialect: models of several ask for one common file, and a phone ignores the
    /// parameters that it does not know.
    /// </summary>
    public static void WriteCommon(YealinkWriter file, FleetSettings fleet) => Write(file, YealinkDialect.AllPrefixes, fleet);

    /// <summary>Writes all but secrets for one dialect.</summary>
    public static void Write(YealinkWriter file, YealinkDialect dialect, FleetSettings fleet) =>
        Write(file, dialect.Prefixes, fleet);

    private static void Write(YealinkWriter file, IReadOnlyList<string> prefixes, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Setting("local_time.ntp_server1", ntpServer);
            // 0, the factory default, prefers a server of DHCP option 42 (Yealink administrator guides).
            file.Setting("local_time.manual_ntp_srv_prior", 1);
        }

        if (fleet.TimeZone is { } zone)
        {
            WriteTimeZone(file, zone);
        }

        foreach (string prefix in prefixes)
        {
            WriteProvisioning(file, prefix, fleet);
        }
    }

    /// <summary>Writes the password of the web administrator, who is called admin unless the phone was told otherwise.</summary>
    /// <exception cref="UnwritableValueException">The phone would take another password than the one configured.</exception>
    public static void WritePassword(YealinkWriter file, YealinkDialect dialect, FleetSettings fleet)
    {
        if (fleet.AdminPassword is not { } password)
        {
            return;
        }

        string key = dialect.Prefixes[0] + YealinkDialect.UserPassword;
        string value = password.Reveal();

        // The value is user and password with a colon between, and no escape for a second one. That %NULL% would be no
        // order behind "admin:" is stated nowhere.
        if (!LineText.CanCarry(value) || value.Contains(':', StringComparison.Ordinal) || !value.All(c => c is >= ' ' and <= '~')
            || value.Contains(ConfigurationText.YealinkResetToken, StringComparison.Ordinal)
            || Administrator.Length + value.Length > LongestUserPassword)
        {
            throw new UnwritableValueException(key);
        }

        foreach (string prefix in dialect.Prefixes)
        {
            file.Setting(prefix + YealinkDialect.UserPassword, Administrator + value);
        }
    }

    private static void WriteProvisioning(YealinkWriter file, string prefix, FleetSettings fleet)
    {
        if (fleet.ProvisionUrl is { } url)
        {
            file.Setting($"{prefix}auto_provision.server.url", url);
            if (fleet.IgnoresDhcp)
            {
                // Else what DHCP or a multicast answer says would win at the next start.
                file.Setting($"{prefix}auto_provision.dhcp_option.enable", 0);
                file.Setting($"{prefix}auto_provision.pnp_enable", 0);
                if (prefix.Length == 0)
                {
                    // The VP530's name for the first of them (FusionPBX's template).
                    file.Setting("auto_provision.dhcp_enable", 0);
                }
            }
        }

        if (fleet.PollMinutes is { } minutes)
        {
            file.Setting($"{prefix}auto_provision.repeat.enable", 1);
            file.Setting($"{prefix}auto_provision.repeat.minutes", minutes);
        }
    }

    private static void WriteTimeZone(YealinkWriter file, PhoneTimeZone zone)
    {
        file.Setting("local_time.time_zone", Offset(zone.StandardOffset));

        // 2, the factory default, would be the phone's own table of places.
        file.Setting("local_time.summer_time", zone.Daylight is null ? 0 : 1);
        if (zone.Daylight is { } daylight)
        {
            file.Setting("local_time.dst_time_type", 1);
            file.Setting("local_time.start_time", Change(daylight.Start));
            file.Setting("local_time.end_time", Change(daylight.End));
            file.Setting("local_time.offset_time", (int)daylight.Saving.TotalMinutes);
        }
    }

    // +1, -3:30, 0
    private static string Offset(TimeSpan offset)
    {
        string sign = offset > TimeSpan.Zero ? "+" : offset < TimeSpan.Zero ? "-" : "";
        string minutes = offset.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Math.Abs(offset.Minutes):00}");
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(offset.Hours)}{minutes}");
    }

    // Month, week of the month (5 is the last), day of the week (1 is Monday), hour of the day.
    private static string Change(YearlyChange change)
    {
        YearlyChange nearest = change.OnTheHour();
        int day = nearest.Day == DayOfWeek.Sunday ? 7 : (int)nearest.Day;
        return string.Create(CultureInfo.InvariantCulture, $"{nearest.Month}/{nearest.Week}/{day}/{nearest.Time.Hours}");
    }
}
