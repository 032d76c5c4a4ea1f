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
}
