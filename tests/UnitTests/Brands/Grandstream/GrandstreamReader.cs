using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands.Grandstream;

/// <summary>Reads Grandstream's files as a phone does, sharing no code with the writer.</summary>
internal static class GrandstreamReader
{
    public static string? Mac(ProvisioningFile file) => XmlFile.Root(file).Element("mac")?.Value;

    public static IReadOnlyDictionary<string, string> Parameters(ProvisioningFile file)
    {
        XElement root = XmlFile.Root(file);
        root.Name.LocalName.Should().Be("gs_provision");
        return root.Element("config")!.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }

    public static FleetAsRead Fleet(ProvisioningFile file)
    {
        IReadOnlyDictionary<string, string> all = Parameters(file);
        string? Value(string key) => all.GetValueOrDefault(key);

        string? minutes = Value("P193");
        (Value("P194"), Value("P22296"), Value("P238")).Should().Be(minutes is null ? (null, null, null) : ("1", "1", "2"));
        return new FleetAsRead
        {
            AdminPassword = Value("P2"),
            NtpServer = Value("P30"),
            Clock = Value("P64") is null ? null : Clock(all["P246"]),
            PollMinutes = minutes is null ? null : int.Parse(minutes, CultureInfo.InvariantCulture),
            ProvisionUrl = Value("P212") is { } protocol ? (protocol == "2" ? "https://" : "http://") + all["P237"] : null,
        };
    }

    // std offset [dst offset , start , end]
    private static PhoneClock Clock(string posix)
    {
        Match match = Regex.Match(
            posix,
            @"^LST([+-][\d:]+)(?:LDT([+-][\d:]+),M(\d+)\.(\d)\.(\d)/(\d\d):(\d\d):00,M(\d+)\.(\d)\.(\d)/(\d\d):(\d\d):00)?$");
        match.Success.Should().BeTrue("{0} is what POSIX knows", posix);
        TimeSpan standard = Offset(match.Groups[1].Value);
        return match.Groups[2].Success
            ? new PhoneClock(standard, new PhoneClock.Saving(
                Offset(match.Groups[2].Value) - standard, Change(match, 3), Change(match, 8)))
            : new PhoneClock(standard);
    }

    private static TimeSpan Offset(string text)
    {
        int[] parts = [.. text[1..].Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        TimeSpan west = new(parts[0], parts.Length > 1 ? parts[1] : 0, 0);
        return text[0] == '-' ? west : -west;
    }

    private static PhoneClock.Change Change(Match match, int first)
    {
        int Number(int i) => int.Parse(match.Groups[first + i].Value, CultureInfo.InvariantCulture);
        return new PhoneClock.Change(Number(0), Number(1), (DayOfWeek)Number(2), new TimeSpan(Number(3), Number(4), 0));
    }
}
