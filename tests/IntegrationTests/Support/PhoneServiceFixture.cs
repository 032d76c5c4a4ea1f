using System.Net;
using System.Text.Json;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>A service that phones of any network ask, and that keeps little of what they did.</summary>
public sealed class PhoneServiceFixture<TEngine> : ServiceFixture<TEngine>
    where TEngine : DatabaseEngine, new()
{
    /// <summary>What is kept of one phone.</summary>
    public const int KeepPerDevice = 3;

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        Database = await new TEngine().CreateDatabaseAsync(Folder);
        Service = await StartAsync();
    }

    /// <summary>A service on the same database, with other settings for all phones.</summary>
    internal Task<TestService> StartAsync(PhoneSettings? phones = null) => TestService.StartAsync(
        Folder,
        trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
        database: Database.Settings,
        phones: phones,
        requests: new RequestSettings { KeepPerDevice = KeepPerDevice });
}

/// <summary>What the console says of phones, once it says it.</summary>
internal static class PhoneRecord
{
    public const string Requests = "/console/endpoint-manager/requests";
    public const string UnknownPhones = "/console/endpoint-manager/unknown-phones";

    // Longer than what clears up pauses when the database has refused it a step.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Reads until a condition is met; what phones did is written down a second after they did it.</summary>
    public static async Task<JsonElement> ReadUntilAsync(
        this HttpClient client, string path, Func<JsonElement, bool> met, TimeSpan? patience = null)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
            string answer = await response.Content.ReadAsStringAsync();
            // What a busy machine keeps from its database for a moment says so; who waits anyway asks again.
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                response.StatusCode.Should().Be(HttpStatusCode.OK, answer);
                JsonElement read = await response.JsonAsync();
                if (met(read))
                {
                    return read;
                }
            }

            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(patience ?? Patience, "it still says {0}", answer);
            await Task.Delay(100);
        }
    }

    /// <summary>A request of a phone that no device is, past the service.</summary>
    public static PhoneRequest RequestOf(string file, string from) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        Address = IPAddress.Parse(from),
        IsPermitted = true,
        Method = "GET",
        Path = file,
        Status = 404,
    };

    /// <summary>Writes requests down as one batch, past those that wait.</summary>
    public static async Task WriteDownAsync(this TestService service, PhoneRequest[] requests)
    {
        await using AsyncServiceScope scope = service.Services.CreateAsyncScope();
        var batch = new RequestBatch(requests, requests.Length, service.Services.GetRequiredService<RequestDigest>(), _ => { });
        await scope.ServiceProvider.GetRequiredService<IRequestStore>().SaveAsync(batch, CancellationToken.None);
    }

    /// <summary>Waits until the service can serve again.</summary>
    public static async Task UntilReadyAsync(this HttpClient client)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using HttpResponseMessage ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (ready.IsSuccessStatusCode)
            {
                return;
            }

            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(Patience);
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until all that was asked before is written down, and gives what is said of the device's phone.</summary>
    public static async Task<JsonElement> FetchOfAsync(this HttpClient client, string mac)
    {
        string marker = "marker." + Mac.Next();
        using HttpResponseMessage last = await client.FetchAsync($"/provision/{mac}/{marker}", from: "8.8.8.8");
        await client.ReadUntilAsync(
            $"{Requests}?address=8.8.8.8&pageSize=200",
            requests => requests.GetProperty("items").EnumerateArray().Any(request => request.Text("file")!.EndsWith(marker, StringComparison.Ordinal)));
        return (await client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("fetch");
    }

    /// <summary>A member's text, number or truth as text; null where it is null.</summary>
    public static string? Text(this JsonElement element, string member) =>
        element.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    /// <summary>The items of a page.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
