using System.Globalization;
using System.Xml.Linq;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands.Snom;

/// <summary>Reads Snom's files as a phone does, sharing no code with the writer: <c>name</c>, or <c>name[identity]</c>.</summary>
internal static class SnomReader
{
    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file)
    {
        XElement root = XmlFile.Root(file);
        root.Name.LocalName.Should().Be("settings");
        return root.Element("phone-settings")!.Elements().ToDictionary(
            element => element.Attribute("idx") is { } index ? $"{element.Name}[{index.Value}]" : element.Name.LocalName,
            element => element.Value);
    }

    public static FleetAsRead Fleet(ProvisioningFile file)
    {
        IReadOnlyDictionary<string, string> all = Parameters(file);
        string? Value(string key) => all.GetValueOrDefault(key);

        string? password = Value("http_pass");
        foreach (string key in new[] { "admin_mode_password", "admin_mode_password_confirm", "webserver_admin_password" })
        {
            Value(key).Should().Be(password);
        }

        return new FleetAsRead
        {
            AdminPassword = password,
            NtpServer = Value("ntp_server"),
            Clock = Value("utc_offset") is { } offset ? Clock(offset, all["dst"]) : null,
            PollMinutes = Value("settings_refresh_timer") is { } seconds ? Number(seconds) / 60 : null,
            ProvisionUrl = Value("setting_server")?[..^1],
        };
    }

    private static PhoneClock Clock(string offset, string dst)
    {
        TimeSpan standard = TimeSpan.FromSeconds(Number(offset));
        string[] fields = dst.Split(' ');
        return dst.Length == 0
            ? new PhoneClock(standard)
            : new PhoneClock(standard, new PhoneClock.Saving(
                TimeSpan.FromSeconds(Number(fields[0])), Change(fields[1], fields[2]), Change(fields[3], fields[4])));
    }

    // Month, week (5 is the last), weekday (7 is Sunday).
    private static PhoneClock.Change Change(string date, string time)
    {
        int[] parts = [.. date.Split('.').Select(Number)];
        return new PhoneClock.Change(
            parts[0], parts[1], (DayOfWeek)(parts[2] % 7), TimeSpan.ParseExact(time, @"hh\:mm\:ss", CultureInfo.InvariantCulture));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
