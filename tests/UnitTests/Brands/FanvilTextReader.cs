using System.Globalization;
using System.Text;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Reads Fanvil's text format as a phone does, sharing no code with the writer.</summary>
internal static class FanvilTextReader
{
    public static IReadOnlyList<string> Modules(ProvisioningFile file) =>
        [.. Body(file).Where(line => line.StartsWith('<'))];

    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file)
    {
        Dictionary<string, string> parameters = [];
        foreach (string line in Body(file).Where(line => line.Length > 0 && !line.StartsWith('<')))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            parameters.Add(line[..colon].TrimEnd(), line[(colon + 1)..].Trim());
        }

        return parameters;
    }

    /// <summary>Key and value by module and section, as <c>MODULE/Section/Key</c>.</summary>
    public static IReadOnlyDictionary<string, string> Placed(ProvisioningFile file)
    {
        Dictionary<string, string> placed = [];
        string module = "", section = "";
        foreach (string line in Body(file).Where(line => line.Length > 0))
        {
            if (line.StartsWith('<'))
            {
                (module, section) = (line.Trim('<', '>'), "");
            }
            else if (line.StartsWith("--", StringComparison.Ordinal))
            {
                section = line.TrimEnd(':').TrimEnd().Trim('-');
            }
            else
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                placed.Add($"{module}/{(section.Length > 0 ? $"{section}/" : "")}{line[..colon].TrimEnd()}", line[(colon + 1)..]);
            }
        }

        return placed;
    }

    public static FleetAsRead Fleet(ProvisioningFile file, string dialect)
    {
        bool old = dialect == "2.0002";
        IReadOnlyDictionary<string, string> all = Placed(file);
        string time = old ? "GLOBAL CONFIG MODULE" : "PHONE FEATURE MODULE/DateTime Config";
        string server = $"AUTOUPDATE CONFIG MODULE/{(old ? "Download" : "Flash")}";
        string account = "MMI CONFIG MODULE/MMI Account/Account1";
        string? Value(string key) => all.GetValueOrDefault(key);

        string? password = Value($"{account} Password");
        Value($"{account} Name").Should().Be(password is null ? null : "admin");
        string? hours = Value($"{server} Interval");
        string? host = Value($"{server} Server IP");
        Value($"{server} Mode").Should().Be(hours is not null ? "2" : host is not null ? "1" : null);
        string? name = Value(old ? "AUTOUPDATE CONFIG MODULE/Config File Name" : $"{server} File Name");
        Value($"{server} Protocol").Should().Be(host is null ? null : host.StartsWith("https:", StringComparison.Ordinal) ? "5" : "4");
        return new FleetAsRead
        {
            AdminPassword = password,
            NtpServer = Value($"{time}/SNTP Server"),
            Clock = Value($"{time}/Time Zone") is { } quarters ? Clock(quarters, all, $"{time}/", old) : null,
            PollMinutes = hours is null ? null : 60 * int.Parse(hours, CultureInfo.InvariantCulture),
            ProvisionUrl = host is null ? null : $"{host}/{name}".Replace("/$mac.cfg", "", StringComparison.Ordinal),
        };
    }

    private static PhoneClock Clock(string quarters, IReadOnlyDictionary<string, string> all, string at, bool old)
    {
        int Number(string key) => int.Parse(all[at + key], CultureInfo.InvariantCulture);
        PhoneClock.Change Change(string key) => new(
            Number($"{key} Mon"), Number($"{key} Week"), (DayOfWeek)Number($"{key} Wday"), TimeSpan.FromHours(Number($"{key} Hour")));

        TimeSpan standard = TimeSpan.FromMinutes(15 * int.Parse(quarters, CultureInfo.InvariantCulture));
        int mode = Number(old ? "Enable DST" : "DST Type");
        mode.Should().BeOneOf(0, 2);
        return mode == 0
            ? new PhoneClock(standard)
            : new PhoneClock(standard, new PhoneClock.Saving(
                TimeSpan.FromMinutes(Number("DST Min Offset")), Change("DST Start"), Change("DST End")));
    }

    public static AccountAsRead Account(ProvisioningFile file)
    {
        IReadOnlyDictionary<string, string> all = Parameters(file);
        string Value(string key) => all[$"SIP1 {key}"];

        Value("Enable Reg").Should().Be("1");
        return new AccountAsRead(
            Value("Display Name"),
            Value("Register User"),
            Value("Phone Number"),
            Value("Register Pswd"),
            Value("Register Addr"),
            int.Parse(Value("Register Port"), CultureInfo.InvariantCulture),
            Value("Transport") switch { "0" => "Udp", "1" => "Tcp", "3" => "Tls", var other => other });
    }

    private static string[] Body(ProvisioningFile file)
    {
        string[] lines = Encoding.UTF8.GetString(file.Content.Span).Split('\n');
        lines[0].Should().StartWith("<<VOIP CONFIG FILE>>Version:2.0");
        lines[^2..].Should().Equal("<<END OF FILE>>", "");
        return lines[1..^2];
    }
}
