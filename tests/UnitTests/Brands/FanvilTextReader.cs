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
