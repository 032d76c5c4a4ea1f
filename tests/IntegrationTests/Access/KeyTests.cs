using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>Keys of the console, as their owners see them.</summary>
public abstract class KeyTests<TEngine>(KeyedServiceFixture<TEngine> fixture) : IClassFixture<KeyedServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _admin = fixture.Service.Client;

    [Fact]
    public async Task A_key_is_revoked_for_all_instances_with_the_next_request()
    {
        await using TestService other = await fixture.StartAsync();
        (string key, string id) = await _admin.CreatedKeyAsync("devices:read");
        using HttpClient here = fixture.Service.ClientWith(key);
        using HttpClient there = other.ClientWith(key);
        (await here.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
        (await there.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        await _admin.RevokedAsync(id);

        await (await there.ListDevicesAsync()).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        HttpResponseMessage refused = await here.ListDevicesAsync();
        await refused.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        refused.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_are_for_and_no_more()
    {
        (string key, string id) = await _admin.CreatedKeyAsync("devices:read", "keys:admin");
        using HttpClient client = fixture.Service.ClientWith(key);

        (await client.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
        JsonElement problem = await (await client.AddAsync(ConsoleClient.Device(Mac.Next()))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        problem.GetProperty("detail").GetString().Should().Contain("devices:write");
        await (await client.CreateKeyAsync("devices:read", "devices:write")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        JsonElement refusals = await _admin.ReadUntilAsync(
            $"{KeyClient.Audit}?outcome=refused&actor=key:{id}", answer => answer.GetProperty("totalItems").GetInt32() == 2);
        refusals.GetProperty("items").EnumerateArray().Select(entry => (entry.Text("action"), entry.GetProperty("status").GetInt32()))
            .Should().BeEquivalentTo([("addDevice", 403), ("createKey", 403)]);
    }

    [Fact]
    public async Task The_secret_is_in_the_answer_that_made_it_and_nowhere_else()
    {
        (string key, string id) = await _admin.CreatedKeyAsync("devices:read");
        string secret = key["emk_h3J9xQ2LmP0a_".Length..];

        string listed = await _admin.GetStringAsync(new Uri(KeyClient.Keys, UriKind.Relative));
        string audited = await _admin.GetStringAsync(new Uri($"{KeyClient.Audit}?target={id}", UriKind.Relative));

        listed.Should().Contain(id).And.NotContain(secret);
        audited.Should().Contain("createKey").And.NotContain(secret);
        (await fixture.Database.ScalarAsync($"SELECT secret_hash FROM endpoint_api_keys WHERE id = '{id}'")).Should().HaveLength(64).And.NotContain(secret);
    }

    [Fact]
    public async Task A_use_is_noted_a_little_later()
    {
        (string key, string id) = await _admin.CreatedKeyAsync("devices:read");
        using HttpClient client = fixture.Service.ClientWith(key);

        (await client.ListDevicesAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        await _admin.ReadUntilAsync(KeyClient.Keys, answer => answer.GetProperty("items").EnumerateArray()
            .Any(item => item.Text("id") == id && item.GetProperty("lastUsedAt").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_key_and_is_told_how_to_get_one()
    {
        using HttpClient client = fixture.Service.ClientWith(null);

        HttpResponseMessage refused = await client.GetAsync(new Uri($"{ConsoleClient.Devices}?key={fixture.Bootstrap.Reveal()}", UriKind.Relative));

        JsonElement problem = await refused.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        problem.GetProperty("detail").GetString().Should().Contain("keys create NAME");
        (await client.GetAsync(new Uri("/swagger/index.html", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/provision/805ec0ffffff.cfg", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("h3J9xQ2LmP0")]
    [InlineData("h3J9xQ2LmP0%C3%A4")]
    public async Task What_is_no_id_of_a_key_is_told_so(string id)
    {
        using HttpResponseMessage revoked = await _admin.DeleteAsync(new Uri($"{KeyClient.Keys}/{id}", UriKind.Relative));

        await revoked.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["devices:all"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":"devices:read"}""", "scopes")]
    [InlineData("""{"name":"","scopes":["devices:read"]}""", "name")]
    [InlineData("""{"scopes":["devices:read"]}""", "name")]
    [InlineData("""{"name":"x","scopes":[1]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["devices:read"],"expiresInDays":0}""", "expiresInDays")]
    [InlineData("""{"name":"x","scopes":["devices:read"],"expiresInDays":"9"}""", "expiresInDays")]
    [InlineData("""{"name":"x","scopes":["devices:read"],"secret":"x"}""", "secret")]
    public async Task A_key_that_cannot_be_made_is_refused_by_its_field(string body, string field)
    {
        HttpResponseMessage response = await _admin.PostAsync(new Uri(KeyClient.Keys, UriKind.Relative), ConsoleClient.Json(body));

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").TryGetProperty(field, out _).Should().BeTrue();
    }
}

public sealed class KeyOnSqliteTests(KeyedServiceFixture<Sqlite> fixture) : KeyTests<Sqlite>(fixture);

public sealed class KeyOnMySqlTests(KeyedServiceFixture<MySql> fixture) : KeyTests<MySql>(fixture);

public sealed class KeyOnMariaDbTests(KeyedServiceFixture<MariaDb> fixture) : KeyTests<MariaDb>(fixture);

public sealed class KeyOnPostgreSqlTests(KeyedServiceFixture<PostgreSql> fixture) : KeyTests<PostgreSql>(fixture);
