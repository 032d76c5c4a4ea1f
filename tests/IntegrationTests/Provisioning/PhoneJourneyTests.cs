using System.Net;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>What each phone asks for after it was switched on, given the base URL of DHCP option 66.</summary>
public abstract class PhoneJourneyTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private const string Label = "Planted label";
    private const string Username = "planted.user";
    private const string Password = "planted-pässword";

    private readonly HttpClient _client = fixture.Service.Client;

    /// <summary>Model, its User-Agent up to the MAC address, its common file.</summary>
    public static TheoryData<string, string, string> Yealinks { get; } = new()
    {
        { "T42S", "Yealink SIP-T42S 66.86.0.15 ", "y000000000067.cfg" },
        { "T46S", "Yealink SIP-T46S 66.86.0.15 ", "y000000000066.cfg" },
        { "T54S", "Yealink SIP-T54S 70.86.0.15 ", "y000000000070.cfg" },
    };

    public static TheoryData<string, string, string?> Fanvils { get; } = new()
    {
        { "X3S", "Fanvil X3S 2.10.2.6887 ", "f0X3shw1.100.cfg" },
        { "X4S", "Fanvil X4S 2.10.2.6887 ", null },
        { "X5S", "Fanvil X5S 2.10.2.6887 ", "F0V00X5S0000.cfg" },
        { "X6S", "Fanvil X6S 2.10.2.6887 ", "F0V00X600000.cfg" },
    };

    [Theory]
    [MemberData(nameof(Yealinks))]
    public async Task A_modern_yealink_asks_for_boot_files_in_vain_and_then_finds_its_account(
        string model, string userAgent, string commonFile)
    {
        string mac = await AddAsync("Yealink", model);
        string agent = userAgent + WithColons(mac);

        foreach (string baseUrl in (string[])["/provision/", "/provision//"])
        {
            (await _client.FetchAsync($"{baseUrl}{mac}.boot", agent)).StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await _client.FetchAsync($"{baseUrl}y000000000000.boot", agent)).StatusCode.Should().Be(HttpStatusCode.NotFound);
            await ShouldBeCommonAsync(baseUrl + commonFile, agent, mac);
            string file = await ShouldHoldAccountAsync("Yealink", $"{baseUrl}{mac}.cfg", agent);
            file.Should().Contain("\naccount.1.sip_server.1.address = 203.0.113.10\n")
                .And.Contain("\naccount.1.sip_server.1.port = 5070\n")
                .And.Contain("\naccount.1.sip_server.1.transport_type = 0\n");
        }
    }

    [Fact]
    public async Task A_VP530_knows_no_boot_files_and_no_numbered_servers()
    {
        string mac = await AddAsync("Yealink", "VP530");
        string agent = "VP530P 23.70.0.40 " + WithColons(mac);

        foreach (string baseUrl in (string[])["/provision/", "/provision//"])
        {
            await ShouldBeCommonAsync(baseUrl + "y000000000023.cfg", agent, mac);
            string file = await ShouldHoldAccountAsync("Yealink", $"{baseUrl}{mac}.cfg", agent);
            file.Should().Contain("\naccount.1.transport = 0\n").And.NotContain("sip_server.1.");
        }
    }

    [Theory]
    [MemberData(nameof(Fanvils))]
    public async Task A_fanvil_finds_its_account_in_the_text_that_its_firmware_reads(
        string model, string userAgent, string? commonFile)
    {
        string mac = await AddAsync("Fanvil", model);
        string agent = userAgent + mac;

        foreach (string baseUrl in (string[])["/provision/", "/provision//"])
        {
            if (commonFile is not null)
            {
                await ShouldBeCommonAsync(baseUrl + commonFile, agent, mac);
            }

            string file = await ShouldHoldAccountAsync("Fanvil", $"{baseUrl}{mac}.cfg", agent);
            file.Should().Contain("\n<SIP CONFIG MODULE>\n").And.NotContain("NET CONFIG");
        }
    }

    private static string WithColons(string mac) => string.Join(':', mac.Chunk(2).Select(pair => new string(pair)));

    private async Task<string> AddAsync(string brand, string model)
    {
        string mac = Mac.Next(brand == "Yealink" ? "805ec0" : "0c383e");
        await _client.AddedAsync(ConsoleClient.Device(mac, brand, model, Label, Username, Password));
        return mac;
    }

    private async Task<string> ShouldHoldAccountAsync(string brand, string path, string userAgent)
    {
        string file = await ShouldBeStableTextAsync(path, userAgent);
        PhoneAccount.InFileOf(brand, file).Should().Be(
            new PhoneAccount(Label, Username, Username, Password, "203.0.113.10", 5070));
        return file;
    }

    private async Task ShouldBeCommonAsync(string path, string userAgent, string mac)
    {
        // The provisioning URL, which is no secret, has the address of the test's SIP server.
        string file = (await ShouldBeStableTextAsync(path, userAgent)).Replace("http://203.0.113.10:8080", "", StringComparison.Ordinal);
        file.Should().NotBeEmpty().And.NotContainAny(Label, Username, Password, mac, WithColons(mac), "203.0.113.10", "5070", "account.");
    }

    // The phone compares checksums: a file that differs in one byte is a new configuration, and it restarts.
    private async Task<string> ShouldBeStableTextAsync(string path, string userAgent)
    {
        using HttpResponseMessage first = await _client.FetchAsync(path, userAgent);
        using HttpResponseMessage second = await _client.FetchAsync(path, userAgent);

        byte[] body = await first.Content.ReadAsByteArrayAsync();
        first.StatusCode.Should().Be(HttpStatusCode.OK, path);
        first.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
        body.Should().NotContain((byte)'\r');
        body[0].Should().BeOneOf([(byte)'#', (byte)'<'], "a byte order mark would hide the first line");
        body.Should().Equal(await second.Content.ReadAsByteArrayAsync());
        return System.Text.Encoding.UTF8.GetString(body);
    }
}

public sealed class PhoneJourneyOnSqliteTests(ServiceFixture<Sqlite> fixture) : PhoneJourneyTests<Sqlite>(fixture);

public sealed class PhoneJourneyOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : PhoneJourneyTests<PostgreSql>(fixture);

public sealed class PhoneJourneyOnMySqlTests(ServiceFixture<MySql> fixture) : PhoneJourneyTests<MySql>(fixture);

public sealed class PhoneJourneyOnMariaDbTests(ServiceFixture<MariaDb> fixture) : PhoneJourneyTests<MariaDb>(fixture);
