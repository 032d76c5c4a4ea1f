using System.Net;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Devices;

public abstract class DeleteTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/delete")]
    public async Task A_deleted_device_is_gone_for_people_and_phones(string method, string suffix)
    {
        string mac = await AddAsync();

        using HttpResponseMessage response = await SendAsync(method, mac + suffix);

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        using HttpResponseMessage read = await _client.FetchAsync($"{ConsoleClient.Devices}/{mac}");
        await read.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
        (await _client.FetchAsync($"/provision/{mac}.cfg")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _client.ReadAsync($"{ConsoleClient.Devices}?search={mac}")).GetProperty("totalItems").GetInt64().Should().Be(0);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/delete")]
    public async Task A_second_delete_finds_nothing(string method, string suffix)
    {
        string mac = await AddAsync();
        await SendAsync(method, mac + suffix);

        using HttpResponseMessage response = await SendAsync(method, mac + suffix);

        await response.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("*")]
    public async Task A_delete_may_name_the_version_it_means(string ifMatch)
    {
        using HttpResponseMessage response = await SendAsync("DELETE", await AddAsync(), ifMatch);

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/delete")]
    public async Task A_delete_of_another_version_is_refused(string method, string suffix)
    {
        string mac = await AddAsync();

        using HttpResponseMessage response = await SendAsync(method, mac + suffix, "\"2\"");

        await response.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "version-conflict");
        (await _client.FetchAsync($"/provision/{mac}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deleted_mac_can_be_added_again_as_a_new_device()
    {
        string mac = await AddAsync();
        string? id = (await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("id").GetString();
        await SendAsync("DELETE", mac);

        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device(mac));

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        (await response.JsonAsync()).GetProperty("id").GetString().Should().NotBe(id);
    }

    [Fact]
    public async Task Of_many_deletes_at_once_one_succeeds()
    {
        string mac = await AddAsync();

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync("DELETE", mac)));

        responses.Count(response => response.StatusCode == HttpStatusCode.NoContent).Should().Be(1);
        foreach (HttpResponseMessage other in responses.Where(response => response.StatusCode != HttpStatusCode.NoContent))
        {
            await other.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
        }
    }

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{ConsoleClient.Devices}/{path}");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await _client.SendAsync(request);
    }
}

public sealed class DeleteOnSqliteTests(ServiceFixture<Sqlite> fixture) : DeleteTests<Sqlite>(fixture);

public sealed class DeleteOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : DeleteTests<PostgreSql>(fixture);

public sealed class DeleteOnMySqlTests(ServiceFixture<MySql> fixture) : DeleteTests<MySql>(fixture);

public sealed class DeleteOnMariaDbTests(ServiceFixture<MariaDb> fixture) : DeleteTests<MariaDb>(fixture);
