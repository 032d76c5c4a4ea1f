using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Devices;

public abstract class AddDeviceTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task An_added_device_is_answered_whole_with_its_url_and_version()
    {
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device("80-5e-c0-00-00-01", "yealink", "t46s"));

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        response.Headers.Location!.OriginalString.Should().Be(ConsoleClient.Devices + "/80:5E:C0:00:00:01");
        response.Headers.ETag!.Tag.Should().Be("\"1\"");
        JsonElement device = await response.JsonAsync();
        device.EnumerateObject().Select(member => member.Name).Should().Equal(
            "id", "macAddress", "brand", "model", "label", "username", "password", "serverAddress", "transport", "provisionUrl",
            "createdAt", "updatedAt", "armedUntil", "fetch", "version");
        device.GetProperty("macAddress").GetString().Should().Be("80:5E:C0:00:00:01");
        device.GetProperty("brand").GetString().Should().Be("Yealink");
        device.GetProperty("model").GetString().Should().Be("T46S");
        device.GetProperty("label").GetString().Should().Be("Reception");
        device.GetProperty("username").GetString().Should().Be("2042");
        device.GetProperty("password").GetString().Should().Be("********");
        device.GetProperty("serverAddress").GetString().Should().Be("203.0.113.10:5070");
        device.GetProperty("transport").GetString().Should().Be("udp");
        device.GetProperty("provisionUrl").GetString().Should().Be("http://203.0.113.10:8080/provision/805ec0000001");
        device.GetProperty("version").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task What_was_answered_is_what_is_read_afterwards()
    {
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device("80:5e:c0:00:00:02"));
        string added = await response.Content.ReadAsStringAsync();

        using HttpResponseMessage read = await _client.GetAsync(response.Headers.Location);

        (await read.Content.ReadAsStringAsync()).Should().Be(added);
    }

    [Theory]
    [InlineData("pbx.example.com", null, "pbx.example.com:5060")]
    [InlineData("pbx.example.com", "tls", "pbx.example.com:5061")]
    [InlineData("PBX.example.com:5080", "tcp", "pbx.example.com:5080")]
    [InlineData("[2001:DB8::1]", "udp", "[2001:db8::1]:5060")]
    public async Task The_server_address_is_answered_with_the_port_that_its_transport_means(string server, string? transport, string expected)
    {
        string mac = Mac.Next();
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device(mac, server: server, transport: transport));

        JsonElement device = await response.JsonAsync();

        device.GetProperty("serverAddress").GetString().Should().Be(expected);
    }

    [Fact]
    public async Task The_model_alone_may_hold_the_brand()
    {
        var body = ConsoleClient.Device(Mac.Next(), model: "fanvil x3s");
        body.Remove("brand");

        using HttpResponseMessage response = await _client.AddAsync(body);

        JsonElement device = await response.JsonAsync();
        device.GetProperty("brand").GetString().Should().Be("Fanvil");
        device.GetProperty("model").GetString().Should().Be("X3S");
    }

    [Fact]
    public async Task Of_fifty_adds_of_one_mac_at_once_one_is_kept()
    {
        string mac = Mac.Next();

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => ConsoleClient.UntilServedAsync(() => _client.AddAsync(ConsoleClient.Device(mac, label: $"Phone {i}")))));

        responses.Count(response => response.StatusCode == HttpStatusCode.Created).Should().Be(1);
        foreach (HttpResponseMessage refused in responses.Where(response => response.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "device-already-exists");
        }
    }
}

public sealed class AddDeviceOnSqliteTests(ServiceFixture<Sqlite> fixture) : AddDeviceTests<Sqlite>(fixture);

public sealed class AddDeviceOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : AddDeviceTests<PostgreSql>(fixture);

public sealed class AddDeviceOnMySqlTests(ServiceFixture<MySql> fixture) : AddDeviceTests<MySql>(fixture);

public sealed class AddDeviceOnMariaDbTests(ServiceFixture<MariaDb> fixture) : AddDeviceTests<MariaDb>(fixture);
