using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>What tests do in the console, in words.</summary>
internal static class ConsoleClient
{
    public const string Devices = "/console/endpoint-manager/devices";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A valid device; each argument replaces one member.</summary>
    public static JsonObject Device(
        string mac = "80:5E:C0:12:34:56",
        string brand = "Yealink",
        string model = "T46S",
        string label = "Reception",
        string username = "2042",
        string password = "Zx9-planted",
        string server = "203.0.113.10:5070",
        string? transport = null)
    {
        var device = new JsonObject
        {
            ["macAddress"] = mac,
            ["brand"] = brand,
            ["model"] = model,
            ["label"] = label,
            ["username"] = username,
            ["password"] = password,
            ["serverAddress"] = server,
        };
        if (transport is not null)
        {
            device["transport"] = transport;
        }

        return device;
    }

    public static Task<HttpResponseMessage> AddAsync(this HttpClient client, JsonNode device) =>
        client.PostAsync(new Uri(Devices, UriKind.Relative), Json(device.ToJsonString()));

    public static async Task AddedAsync(this HttpClient client, JsonNode device)
    {
        using HttpResponseMessage response = await UntilServedAsync(() => client.AddAsync(device));
        response.StatusCode.Should().Be(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> EditAsync(this HttpClient client, string mac, JsonNode changes, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"{Devices}/{mac}") { Content = Json(changes.ToJsonString()) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return client.SendAsync(request);
    }

    /// <summary>Asks again while the answer is 503, as that says: what a busy database has no time for has changed nothing, as a rule.</summary>
    public static async Task<HttpResponseMessage> UntilServedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        long start = TimeProvider.System.GetTimestamp();
        HttpResponseMessage response = await ask();
        while (response.StatusCode == HttpStatusCode.ServiceUnavailable && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            response.Dispose();
            await Task.Delay(100);
            response = await ask();
        }

        return response;
    }

    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone();

    public static StringContent Json(string text) =>
        new(text, new UTF8Encoding(false), new MediaTypeHeaderValue("application/json"));

    /// <summary>Checks that an answer is a problem of a kind, complete and free of inner workings.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(status, text);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        JsonElement problem = JsonDocument.Parse(text).RootElement.Clone();
        problem.GetProperty("type").GetString().Should().Be("urn:endpoint-manager:" + code);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        problem.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
        text.Should().NotContainAny("System.", "Exception", "EndpointManager.", "   at ", "Microsoft.");
        return problem;
    }
}
