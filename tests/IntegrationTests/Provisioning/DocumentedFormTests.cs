using System.Net;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>The published forms of the bare URL, byte for byte.</summary>
public abstract class DocumentedFormTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private const string YealinkForm = """
        #!version:1.0.0.1
        account.1.enable = 1
        account.1.label = 1001
        account.1.display_name = 1001
        account.1.auth_name = 1001
        account.1.user_name = 1001
        account.1.password = pa55-of-1001
        account.1.sip_server_host = 203.0.113.10
        account.1.sip_server_port = 5060

        """;

    private const string FanvilForm = """
        <config>
          <sip_account>
            <enable>1</enable>
            <display_name>1001</display_name>
            <auth_name>1001</auth_name>
            <user_name>1001</user_name>
            <password>pa55-of-1001</password>
            <sip_server>203.0.113.10</sip_server>
            <sip_port>5060</sip_port>
          </sip_account>
        </config>

        """;

    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task A_yealink_file_begins_with_the_documented_lines()
    {
        string mac = await AddAsync("Yealink", "T46S");

        using HttpResponseMessage response = await _client.FetchAsync("/provision/" + mac);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).Should().StartWith(YealinkForm);
    }

    [Fact]
    public async Task A_yealink_gets_one_and_the_same_file_by_both_names()
    {
        string mac = await AddAsync("Yealink", "T46S");

        string bare = await _client.FileAsync("/provision/" + mac);

        bare.Should().Be(await _client.FileAsync($"/provision/{mac}.cfg"));
    }

    [Fact]
    public async Task A_fanvil_is_answered_on_the_bare_url_with_the_documented_xml_and_nothing_else()
    {
        string mac = await AddAsync("Fanvil", "X3S");

        using HttpResponseMessage response = await _client.FetchAsync("/provision/" + mac);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("application/xml; charset=utf-8");
        response.Headers.Vary.Should().Equal("User-Agent");
        (await response.Content.ReadAsByteArrayAsync()).Should().Equal(System.Text.Encoding.UTF8.GetBytes(FanvilForm));
    }

    [Theory]
    [InlineData("Fanvil X3S 2.10.2.6887 ")]
    [InlineData("fanvil x3s")]
    public async Task A_fanvil_phone_itself_gets_the_text_it_reads_on_the_bare_url(string userAgent)
    {
        string mac = await AddAsync("Fanvil", "X3S");

        using HttpResponseMessage response = await _client.FetchAsync("/provision/" + mac, userAgent);

        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
        response.Headers.Vary.Should().Equal("User-Agent");
        (await response.Content.ReadAsStringAsync()).Should().Be(await _client.FileAsync($"/provision/{mac}.cfg"));
    }

    [Theory]
    [InlineData("curl/8.5.0")]
    [InlineData("Mozilla/5.0 (Fanvil)")]
    [InlineData("Yealink SIP-T46S 66.86.0.15")]
    public async Task Everyone_else_gets_the_documented_xml(string userAgent)
    {
        string mac = await AddAsync("Fanvil", "X3S");

        string file = await _client.FileAsync("/provision/" + mac, userAgent);

        file.Should().Be(FanvilForm);
    }

    [Theory]
    [InlineData("{0}{1}{2}{3}{4}{5}")]
    [InlineData("{0}:{1}:{2}:{3}:{4}:{5}")]
    [InlineData("{0}-{1}-{2}-{3}-{4}-{5}")]
    [InlineData("{0}{1}.{2}{3}.{4}{5}")]
    public async Task Every_common_writing_of_the_mac_is_understood_in_any_case(string writing)
    {
        string mac = await AddAsync("Yealink", "T46S");
        string written = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, writing, [.. mac.Chunk(2).Select(pair => new string(pair))]);
        string expected = await _client.FileAsync("/provision/" + mac);

        foreach (string name in (string[])[written, written.ToUpperInvariant(), written.ToUpperInvariant() + ".CFG", written + ".cfg"])
        {
            (await _client.FileAsync("/provision/" + name)).Should().Be(expected, name);
        }
    }

    private async Task<string> AddAsync(string brand, string model)
    {
        string mac = Mac.Next();
        await _client.AddedAsync(
            ConsoleClient.Device(mac, brand, model, "1001", "1001", "pa55-of-1001", "203.0.113.10:5060"));
        return mac;
    }
}

public sealed class DocumentedFormOnSqliteTests(ServiceFixture<Sqlite> fixture) : DocumentedFormTests<Sqlite>(fixture);

public sealed class DocumentedFormOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : DocumentedFormTests<PostgreSql>(fixture);

public sealed class DocumentedFormOnMySqlTests(ServiceFixture<MySql> fixture) : DocumentedFormTests<MySql>(fixture);

public sealed class DocumentedFormOnMariaDbTests(ServiceFixture<MariaDb> fixture) : DocumentedFormTests<MariaDb>(fixture);
