using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>A service whose console wants keys: it was started with a bootstrap key, which its client sends.</summary>
public sealed class KeyedServiceFixture<TEngine> : ServiceFixture<TEngine>
    where TEngine : DatabaseEngine, new()
{
    internal ApiKeyToken Bootstrap { get; } = ApiKeyToken.New();

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        Database = await new TEngine().CreateDatabaseAsync(Folder);
        Service = await StartAsync();
        Service.Client.Send(Bootstrap.Reveal());
    }

    /// <summary>Another instance on the same database.</summary>
    internal Task<TestService> StartAsync() =>
        TestService.StartAsync(Folder, database: Database.Settings, security: new SecuritySettings { BootstrapKey = Bootstrap });
}

/// <summary>What tests do with keys, in words.</summary>
internal static class KeyClient
{
    public const string Keys = "/console/endpoint-manager/keys";
    public const string Audit = "/console/endpoint-manager/audit";

    /// <summary>Sends a key with every request from now on; none if null.</summary>
    public static void Send(this HttpClient client, string? key) =>
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);

    /// <summary>A client of the service that sends a key, or none.</summary>
    public static HttpClient ClientWith(this TestService service, string? key)
    {
        var client = new HttpClient { BaseAddress = service.Address };
        client.Send(key);
        return client;
    }

    public static Task<HttpResponseMessage> CreateKeyAsync(this HttpClient client, params string[] scopes) =>
        client.PostAsync(new Uri(Keys, UriKind.Relative), ConsoleClient.Json(new JsonObject
        {
            ["name"] = "Made by a test",
            ["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]),
        }.ToJsonString()));

    /// <summary>Makes a key; gives the key and its id.</summary>
    public static async Task<(string Key, string Id)> CreatedKeyAsync(this HttpClient client, params string[] scopes)
    {
        using HttpResponseMessage response = await client.CreateKeyAsync(scopes);
        response.StatusCode.Should().Be(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        JsonElement created = await response.JsonAsync();
        return (created.GetProperty("key").GetString()!, created.GetProperty("details").GetProperty("id").GetString()!);
    }

    public static async Task RevokedAsync(this HttpClient client, string id)
    {
        using HttpResponseMessage response = await client.DeleteAsync(new Uri($"{Keys}/{id}", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> ListDevicesAsync(this HttpClient client) => client.GetAsync(new Uri(ConsoleClient.Devices, UriKind.Relative));

    /// <summary>The newest entries of the audit trail.</summary>
    public static async Task<JsonElement[]> AuditAsync(this HttpClient client, string query) =>
        [.. (await client.ReadAsync($"{Audit}?{query}")).GetProperty("items").EnumerateArray()];
}
