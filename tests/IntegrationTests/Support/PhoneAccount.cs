using System.Globalization;
using System.Xml.Linq;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>The account on a phone's first line, as its firmware reads it out of the file.</summary>
internal sealed record PhoneAccount(string DisplayName, string AuthName, string UserName, string Password, string Host, int Port)
{
    public static PhoneAccount InFileOf(string brand, string file) => brand == "Yealink" ? InYealinkFile(file) : InFanvilFile(file);

    /// <summary>The documented XML.</summary>
    public static PhoneAccount InDocumentedForm(string file)
    {
        XElement account = XDocument.Parse(file).Root!.Element("sip_account")!;
        account.Element("enable")!.Value.Should().Be("1");
        return new PhoneAccount(
            account.Element("display_name")!.Value, account.Element("auth_name")!.Value, account.Element("user_name")!.Value,
            account.Element("password")!.Value, account.Element("sip_server")!.Value, Number(account.Element("sip_port")!.Value));
    }

    // The modern keys must say the same as the documented ones; the VP530 has the latter only.
    private static PhoneAccount InYealinkFile(string file)
    {
        Dictionary<string, string> settings = Settings(file, " = ");
        file.Should().StartWith("#!version:1.0.0.1\n");
        settings["account.1.enable"].Should().Be("1");
        settings["account.1.label"].Should().Be(settings["account.1.display_name"]);
        string host = settings["account.1.sip_server_host"];
        string port = settings["account.1.sip_server_port"];
        settings.GetValueOrDefault("account.1.sip_server.1.address", host).Should().Be(host);
        settings.GetValueOrDefault("account.1.sip_server.1.port", port).Should().Be(port);
        return new PhoneAccount(
            settings["account.1.display_name"], settings["account.1.auth_name"], settings["account.1.user_name"],
            settings["account.1.password"], host, Number(port));
    }

    private static PhoneAccount InFanvilFile(string file)
    {
        Dictionary<string, string> settings = Settings(file, ":");
        file.Should().StartWith("<<VOIP CONFIG FILE>>Version:").And.EndWith("\n<<END OF FILE>>\n");
        settings["SIP1 Enable Reg"].Should().Be("1");
        return new PhoneAccount(
            settings["SIP1 Display Name"], settings["SIP1 Register User"], settings["SIP1 Phone Number"],
            settings["SIP1 Register Pswd"], settings["SIP1 Register Addr"], Number(settings["SIP1 Register Port"]));
    }

    // The first separator of a line ends the key; a key that came twice would be an injected one.
    private static Dictionary<string, string> Settings(string file, string separator) => file.Split('\n')
        .Select(line => line.Split(separator, 2))
        .Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1], StringComparer.Ordinal);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
