using System.Text.Json;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Devices;

/// <summary>Values that look like an attack or a slip but are good: they reach the phone exactly as typed.</summary>
public abstract class AwkwardValueTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    public static TheoryData<string> Texts { get; } =
    [
        "x", "John’s extension 1001", "Zoë Müller-Lüdenscheidt", "受付", "☎️ 📞 desk", "e\u0301 is not é", "a  b",
        "<script>alert(1)</script>", "\"><img onerror=x>", "]]>", "<![CDATA[", "&amp; &", "<!-- -->", "= # ; \" ' % & < > \\ $ {} `",
        "key = value", "#!version:1.0.0.1", "account.1.enable = 0", "%NULL%x", "%null%", "SIP1 Enable Reg :0", "<<END OF FILE>>",
        "{{7*7}}", "${jndi:ldap://x}", "<%= 7*7 %>", "{0}", "%s%n", "' OR 1=1 --", "\\n", "\\u0000", "null", "true", "-", "=",
    ];

    public static TheoryData<string> Usernames { get; } = ["1001", "a.b-c_d", "!~*'()&=+$,", "null", "00123", "+4930123456"];

    /// <summary>Server as typed, as the console shows it, host and port as the phone reads them.</summary>
    public static TheoryData<string, string, string, int> Servers { get; } = new()
    {
        { "203.0.113.10", "203.0.113.10:5060", "203.0.113.10", 5060 },
        { "203.0.113.10:65535", "203.0.113.10:65535", "203.0.113.10", 65535 },
        { "PBX.Example.COM:1", "pbx.example.com:1", "pbx.example.com", 1 },
        { "pbx", "pbx:5060", "pbx", 5060 },
        { "xn--mnchen-3ya.de", "xn--mnchen-3ya.de:5060", "xn--mnchen-3ya.de", 5060 },
        { "[2001:0DB8:0:0::1]:5070", "[2001:db8::1]:5070", "2001:db8::1", 5070 },
        { "[::ffff:203.0.113.10]", "[::ffff:203.0.113.10]:5060", "::ffff:203.0.113.10", 5060 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_label_reaches_console_and_phone_as_typed(string label)
    {
        foreach (string brand in (string[])["Yealink", "Fanvil"])
        {
            string mac = await AddAsync(brand, label: label);
            (await ShownAsync(mac, "label")).Should().Be(label);
            (await OnPhoneAsync(brand, mac)).Should().OnlyContain(account => account.DisplayName == label);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_password_reaches_the_phone_as_typed_and_the_console_never(string password)
    {
        foreach (string brand in (string[])["Yealink", "Fanvil"])
        {
            string mac = await AddAsync(brand, password: password);
            (await ShownAsync(mac, "password")).Should().Be("********");
            (await OnPhoneAsync(brand, mac)).Should().OnlyContain(account => account.Password == password);
        }
    }

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task A_username_reaches_console_and_phone_as_typed(string username)
    {
        foreach (string brand in (string[])["Yealink", "Fanvil"])
        {
            string mac = await AddAsync(brand, username: username);
            (await ShownAsync(mac, "username")).Should().Be(username);
            (await OnPhoneAsync(brand, mac)).Should()
                .OnlyContain(account => account.UserName == username && account.AuthName == username);
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_server_is_shown_whole_and_reaches_the_phone_in_two_parts(string typed, string shown, string host, int port)
    {
        foreach (string brand in (string[])["Yealink", "Fanvil"])
        {
            string mac = await AddAsync(brand, server: typed);
            (await ShownAsync(mac, "serverAddress")).Should().Be(shown);
            (await OnPhoneAsync(brand, mac)).Should().OnlyContain(account => account.Host == host && account.Port == port);
        }
    }

    [Fact]
    public async Task The_longest_values_are_counted_in_characters_and_not_in_their_parts()
    {
        string label = string.Concat(Enumerable.Repeat("📞", 64));
        string password = string.Concat(Enumerable.Repeat("🔑", 128));
        string username = new('9', 64);

        string mac = await AddAsync("Yealink", label, username, password);

        (await ShownAsync(mac, "label")).Should().Be(label);
        (await OnPhoneAsync("Yealink", mac)).Should().AllBeEquivalentTo(
            new PhoneAccount(label, username, username, password, "203.0.113.10", 5070));
    }

    private async Task<string> AddAsync(
        string brand, string label = "Reception", string username = "2042", string password = "Zx9", string server = "203.0.113.10:5070")
    {
        string mac = Mac.Next();
        string model = brand == "Fanvil" ? "X3S" : "T46S";
        await _client.AddedAsync(ConsoleClient.Device(mac, brand, model, label, username, password, server));
        return mac;
    }

    private async Task<string?> ShownAsync(string mac, string member)
    {
        JsonElement device = await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
        return device.GetProperty(member).GetString();
    }

    // All forms of the file that the brand has.
    private async Task<PhoneAccount[]> OnPhoneAsync(string brand, string mac)
    {
        PhoneAccount account = PhoneAccount.InFileOf(brand, await _client.FileAsync($"/provision/{mac}.cfg"));
        return brand == "Fanvil"
            ? [account, PhoneAccount.InDocumentedForm(await _client.FileAsync("/provision/" + mac))]
            : [account];
    }
}

public sealed class AwkwardValueOnSqliteTests(ServiceFixture<Sqlite> fixture) : AwkwardValueTests<Sqlite>(fixture);

public sealed class AwkwardValueOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : AwkwardValueTests<PostgreSql>(fixture);

public sealed class AwkwardValueOnMySqlTests(ServiceFixture<MySql> fixture) : AwkwardValueTests<MySql>(fixture);

public sealed class AwkwardValueOnMariaDbTests(ServiceFixture<MariaDb> fixture) : AwkwardValueTests<MariaDb>(fixture);
