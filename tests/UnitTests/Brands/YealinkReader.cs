using System.Globalization;
using System.Text;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Reads <c>key = value</c> files as a phone does, sharing no code with the writer.</summary>
internal static class YealinkReader
{
    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file)
    {
        string[] lines = Encoding.UTF8.GetString(file.Content.Span).Split('\n');
        lines[0].Should().Be("#!version:1.0.0.1");
        Dictionary<string, string> parameters = [];
        foreach (string line in lines.Skip(1).Where(line => line.Length > 0))
        {
            string[] sides = line.Split('=', 2);
            parameters.Add(sides[0].Trim(), sides[1].Trim());
        }

        return parameters;
    }

    public static AccountAsRead Account(ProvisioningFile file, string dialect)
    {
        bool flat = dialect == "V70";
        IReadOnlyDictionary<string, string> all = Parameters(file);
        string Value(string key) => all[$"account.1.{key}"];

        Value("enable").Should().Be("1");
        Value("label").Should().Be(Value("display_name"));
        if (dialect == "V73-V81")
        {
            Value("transport").Should().Be(Value("sip_server.1.transport_type"), "a phone knows one of them");
        }

        return new AccountAsRead(
            Value("display_name"),
            Value("auth_name"),
            Value("user_name"),
            Value("password"),
            Value(flat ? "sip_server_host" : "sip_server.1.address"),
            int.Parse(Value(flat ? "sip_server_port" : "sip_server.1.port"), CultureInfo.InvariantCulture),
            Value(dialect is "V70" or "V71" ? "transport" : "sip_server.1.transport_type") switch
            {
                "0" => "Udp",
                "1" => "Tcp",
                "2" => "Tls",
                var other => other,
            });
    }

    public static FleetAsRead Fleet(ProvisioningFile file, string dialect)
    {
        IReadOnlyDictionary<string, string> all = Parameters(file);
        string prefix = dialect == "V81" ? "static." : "";
        string? Value(string key) => all.GetValueOrDefault(key);

        string? user = Value($"{prefix}security.user_password");
        user?.Should().StartWith("admin:");
        string? minutes = Value($"{prefix}auto_provision.repeat.minutes");
        Value($"{prefix}auto_provision.repeat.enable").Should().Be(minutes is null ? null : "1");
        return new FleetAsRead
        {
            AdminPassword = user?["admin:".Length..],
            NtpServer = Value("local_time.ntp_server1"),
            Clock = Value("local_time.time_zone") is { } offset ? Clock(offset, all) : null,
            PollMinutes = minutes is null ? null : int.Parse(minutes, CultureInfo.InvariantCulture),
            ProvisionUrl = Value($"{prefix}auto_provision.server.url"),
        };
    }

    private static PhoneClock Clock(string offset, IReadOnlyDictionary<string, string> all)
    {
        string[] parts = offset.TrimStart('+', '-').Split(':');
        TimeSpan size = new(Number(parts[0]), parts.Length == 2 ? Number(parts[1]) : 0, 0);
        TimeSpan standard = offset.StartsWith('-') ? -size : size;
        if (all["local_time.summer_time"] == "0")
        {
            return new PhoneClock(standard);
        }

        all["local_time.summer_time"].Should().Be("1");
        all["local_time.dst_time_type"].Should().Be("1");
        return new PhoneClock(standard, new PhoneClock.Saving(
            TimeSpan.FromMinutes(Number(all["local_time.offset_time"])),
            Change(all["local_time.start_time"]),
            Change(all["local_time.end_time"])));
    }

    private static PhoneClock.Change Change(string text)
    {
        int[] fields = [.. text.Split('/').Select(Number)];
        fields.Should().HaveCount(4);
        fields[1].Should().BeInRange(1, 5);
        fields[2].Should().BeInRange(1, 7, "7 is Sunday");
        fields[3].Should().BeInRange(0, 23);
        return new PhoneClock.Change(fields[0], fields[1], (DayOfWeek)(fields[2] % 7), TimeSpan.FromHours(fields[3]));
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
