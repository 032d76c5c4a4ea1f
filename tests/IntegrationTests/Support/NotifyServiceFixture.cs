using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Jobs;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>A service whose network is scripted, and that phones of any network ask.</summary>
public sealed class NotifyServiceFixture<TEngine> : ServiceFixture<TEngine>
    where TEngine : DatabaseEngine, new()
{
    /// <summary>NOTIFYs per second: more than the tests have patience for less.</summary>
    public const int RatePerSecond = 200;

    internal ScriptedNotifier Notifier { get; } = new();

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        Database = await new TEngine().CreateDatabaseAsync(Folder);
        Service = await StartAsync(Notifier);
    }

    /// <summary>Another instance on the same database.</summary>
    internal Task<TestService> StartAsync(ScriptedNotifier notifier, JobTimings? timings = null) =>
        NotifyClient.StartAsync(Folder, Database, notifier, timings);
}

/// <summary>What tests do with reboots and jobs, in words.</summary>
internal static class NotifyClient
{
    public const string Jobs = "/console/endpoint-manager/jobs";

    /// <summary>A service whose network is scripted.</summary>
    public static Task<TestService> StartAsync(
        TestFolder folder, TestDatabase database, ScriptedNotifier notifier, JobTimings? timings = null, int rate = NotifyServiceFixture<Sqlite>.RatePerSecond) =>
        TestService.StartAsync(
            folder,
            trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
            database: database.Settings,
            sip: new SipSettings { RatePerSecond = rate },
            adjust: services =>
            {
                services.AddSingleton<IPhoneNotifier>(notifier);
                services.AddSingleton(timings ?? new JobTimings { Look = TimeSpan.FromMilliseconds(100) });
            });

    /// <summary>Adds devices, each with an account of its own.</summary>
    public static async Task<string[]> AddedAsync(this HttpClient client, int count)
    {
        string[] macs = BulkClient.Macs(count);
        using HttpResponseMessage response = await client.ImportAsync(BulkClient.Csv(macs));
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return macs;
    }

    public static Task<HttpResponseMessage> NotifyAsync(this HttpClient client, string mac, string action = "reboot") =>
        client.PostAsync(new Uri($"{ConsoleClient.Devices}/{mac}/{action}", UriKind.Relative), null);

    public static Task<HttpResponseMessage> StartJobAsync(this HttpClient client, IEnumerable<string> macs, string action = "reboot") =>
        client.StartJobAsync(new JsonObject { ["macAddresses"] = new JsonArray([.. macs.Select(mac => JsonValue.Create(mac))]) }.ToJsonString(), action);

    public static Task<HttpResponseMessage> StartJobAsync(this HttpClient client, string body, string action = "reboot") =>
        client.PostAsync(new Uri($"{ConsoleClient.Devices}/{action}", UriKind.Relative), ConsoleClient.Json(body));

    /// <summary>Starts a job that has to start; gives its URL.</summary>
    public static async Task<string> StartedJobAsync(this HttpClient client, IEnumerable<string> macs, string action = "reboot")
    {
        using HttpResponseMessage response = await client.StartJobAsync(macs, action);
        response.StatusCode.Should().Be(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString();
    }

    /// <summary>Waits until a job is in a state.</summary>
    public static Task<JsonElement> JobUntilAsync(this HttpClient client, string job, string state = "completed") =>
        client.ReadUntilAsync(job, answer => answer.Text("state") == state);

    /// <summary>How many devices of a job are in a state.</summary>
    public static int Count(this JsonElement job, string state) => job.GetProperty("counts").GetProperty(state).GetInt32();
}
