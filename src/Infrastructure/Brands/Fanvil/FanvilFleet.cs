using System.Globalization;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>
/// Writes the settings of the fleet for Fanvil phones. Modules and keys: Tancredi's templates of the X3 and the X5 and
/// exports of phones; values: those and Wazo's templates.
/// </summary>
internal static class FanvilFleet
{
    private const int MinutesAnHour = 60;
    private const int MinutesAQuarter = 15;

    /// <summary>Writes all but secrets.</summary>
    public static void Write(FanvilTextWriter file, FanvilTextDialect dialect, FleetSettings fleet)
    {
        if (fleet.NtpServer is not null || fleet.TimeZone is not null)
        {
            file.BeginModule(dialect.TimeModule);
            file.BeginSection(dialect.TimeSection);
            WriteTime(file, dialect, fleet);
        }

        if (fleet.ProvisionUrl is not null || fleet.PollMinutes is not null)
        {
            file.BeginModule("AUTOUPDATE CONFIG MODULE");
            WriteServer(file, dialect, fleet);
        }
    }

    /// <summary>Writes the password of the web administrator.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another password.</exception>
    public static void WritePassword(FanvilTextWriter file, FleetSettings fleet)
    {
        if (fleet.AdminPassword is { } password)
        {
            file.BeginModule("MMI CONFIG MODULE");
            file.BeginSection("MMI Account");
            file.Setting("Account1 Name", "admin");
            file.Setting("Account1 Password", password.Reveal());

            // 10 may do everything, 5 is a user.
            file.Setting("Account1 Level", 10);
        }
    }

    private static void WriteTime(FanvilTextWriter file, FanvilTextDialect dialect, FleetSettings fleet)
    {
        if (fleet.NtpServer is { } ntpServer)
        {
            file.Setting("Enable SNTP", 1);
            file.Setting("SNTP Server", ntpServer);
        }

        if (fleet.TimeZone is { } zone)
        {
            file.Setting("Time Zone", (int)zone.StandardOffset.TotalMinutes / MinutesAQuarter);
            file.Setting("Time Zone Name", NameOf(zone.StandardOffset));
            file.Setting(dialect.DaylightMode, zone.Daylight is null ? 0 : 2);
            if (zone.Daylight is { } daylight)
            {
                file.Setting(dialect.DaylightRule.Key, dialect.DaylightRule.ByWeek);
                file.Setting("DST Min Offset", (int)daylight.Saving.TotalMinutes);
                WriteChange(file, "DST Start", daylight.Start.OnTheHour());
                WriteChange(file, "DST End", daylight.End.OnTheHour());
            }
        }
    }

    // Weeks and weekdays as phones export them: 5 is the last week, 0 is Sunday. Wazo writes -1 for the last week.
    private static void WriteChange(FanvilTextWriter file, string key, YearlyChange change)
    {
        file.Setting($"{key} Mon", change.Month);
        file.Setting($"{key} Week", change.Week);
        file.Setting($"{key} Wday", (int)change.Day);
        file.Setting($"{key} Hour", change.Time.Hours);
    }

    private static void WriteServer(FanvilTextWriter file, FanvilTextDialect dialect, FleetSettings fleet)
    {
        if (fleet.ProvisionUrl is { } url)
        {
            // The path goes with the file, as in Wazo's and Tancredi's templates. With a name, which the phone completes,
            // it fetches that one file: what a phone does with a path that ends in no name is not established.
            Uri address = new(url);
            file.Setting(dialect.Server, address.GetLeftPart(UriPartial.Authority));
            file.Setting(dialect.ServerFile, $"{address.AbsolutePath.TrimStart('/').TrimEnd('/')}/$mac.cfg".TrimStart('/'));
            file.Setting(dialect.ServerProtocol, address.Scheme == Uri.UriSchemeHttps ? 5 : 4);
        }

        // 1 fetches after a restart, 2 at an interval too; by factory default the stored server is not asked at all.
        file.Setting(dialect.ServerMode, fleet.PollMinutes is null ? 1 : 2);
        if (fleet.PollMinutes is { } minutes)
        {
            file.Setting(dialect.ServerInterval, (minutes + MinutesAnHour - 1) / MinutesAnHour);
        }

        if (fleet is { ProvisionUrl: not null, IgnoresDhcp: true })
        {
            WriteNoOtherServer(file, dialect);
        }
    }

    // A phone asks DHCP first, then by multicast, and the stored server last. Keys: exports of phones of both generations.
    private static void WriteNoOtherServer(FanvilTextWriter file, FanvilTextDialect dialect)
    {
        file.BeginSection(dialect.MulticastSection);
        file.Setting("PNP Enable", 0);
        file.BeginSection(dialect.DhcpSection);
        file.Setting("DHCP Option", 0);
    }

    // UTC, UTC+1, UTC-05: the names in Wazo's table, which has whole hours only.
    private static string NameOf(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
        {
            return "UTC";
        }

        string hours = offset > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"+{offset.Hours}")
            : string.Create(CultureInfo.InvariantCulture, $"-{-offset.Hours:00}");
        string minutes = offset.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Math.Abs(offset.Minutes):00}");
        return $"UTC{hours}{minutes}";
    }
}
