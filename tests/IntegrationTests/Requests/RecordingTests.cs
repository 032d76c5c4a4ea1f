using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Requests;

/// <summary>How what phones did is written down: away from them, together, and in spite of trouble.</summary>
public sealed class RecordingTests(PhoneServiceFixture<Sqlite> fixture) : IClassFixture<PhoneServiceFixture<Sqlite>>
{
    private const int Phones = 500;

    [Fact]
    public async Task A_fleet_that_asks_at_once_costs_a_few_transactions()
    {
        await using TestService service = await TestService.StartAsync(trustedProxies: [IPNetwork.Parse("127.0.0.0/8")]);
        using var counts = new Counts(service.Services.GetRequiredService<IMeterFactory>());

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async lane =>
        {
            for (int i = 0; i < Phones / 10; i++)
            {
                string mac = string.Create(CultureInfo.InvariantCulture, $"805ecf00{lane:x2}{i:x2}");
                using HttpResponseMessage boot = await service.Client.FetchAsync($"/provision/{mac}.boot", from: "10.1.2.3");
                using HttpResponseMessage own = await service.Client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");
            }
        }));

        await service.Client.ReadUntilAsync($"{PhoneRecord.Requests}?pageSize=1", page => page.Text("totalItems") == "1000");
        await service.Client.ReadUntilAsync($"{PhoneRecord.UnknownPhones}?pageSize=1", page => page.Text("totalItems") == "500");
        counts["requests.recorded"].Should().Be(2 * Phones);
        counts["requests.dropped"].Should().Be(0);
        counts["requests.batches"].Should().BeLessThan(Phones / 10);
    }

    [Fact]
    public async Task While_the_database_is_locked_phones_are_served_and_what_they_did_is_written_down_later()
    {
        string mac = Mac.Next();
        HttpClient client = fixture.Service.Client;
        await client.AddedAsync(ConsoleClient.Device(mac));
        await using var other = new SqliteConnection($"Data Source={fixture.Folder.Database};Pooling=False");
        await other.OpenAsync();
        await using (SqliteTransaction held = other.BeginTransaction())
        {
            using HttpResponseMessage served = await client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");
            served.StatusCode.Should().Be(HttpStatusCode.OK);
            // Longer than a writer waits for its turn, so that it has to come again.
            await Task.Delay(TimeSpan.FromSeconds(6));
            (await client.ReadAsync($"{ConsoleClient.Devices}/{mac}/requests")).Items().Should().BeEmpty();
        }

        (await client.FetchOfAsync(mac)).Text("upToDate").Should().Be("True");
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_the_reason_of_a_503()
    {
        string mac = Mac.Next();
        HttpClient client = fixture.Service.Client;
        await client.AddedAsync(ConsoleClient.Device(mac));
        await fixture.Database.ExecuteAsync($"UPDATE endpoint_devices SET password = 'v1.0.AAAA' WHERE mac_address = '{mac}'");

        using HttpResponseMessage refused = await client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");

        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        JsonElement request = (await client.ReadUntilAsync(
            $"{PhoneRecord.Requests}?reason=secret-unreadable&mac={mac}", page => page.Items().Count == 1)).Items()[0];
        (request.Text("status"), request.Text("servedForm")).Should().Be(("503", null));
        JsonElement fetch = await client.FetchOfAsync(mac);
        (fetch.Text("lastSeenAddress"), fetch.Text("lastServedAt")).Should().Be(("10.1.2.3", null));
    }

    [Fact]
    public async Task What_is_older_than_it_is_kept_goes()
    {
        string old = Mac.Next();
        long number = EndpointManager.Application.Requests.RequestNumber.FirstAt(TimeProvider.System.GetUtcNow().AddDays(-31));
        await using TestService service = await TestService.StartAsync();
        await using var database = new SqliteConnection($"Data Source={service.Folder.Database};Pooling=False");
        await database.OpenAsync();
        await using SqliteCommand insert = database.CreateCommand();
        insert.CommandText = $"""
            WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 5000)
            INSERT INTO endpoint_requests (id, mac_address, has_device, method, file, status, bytes)
            SELECT {number} + value, '{old}', 1, 'GET', 'x', 200, 1 FROM n
            """;
        await insert.ExecuteNonQueryAsync();

        await service.Client.ReadUntilAsync($"{PhoneRecord.Requests}?mac={old}", page => page.Text("totalItems") == "0");
    }

    /// <summary>The counters of one service, whatever others run in this process.</summary>
    private sealed class Counts : IDisposable
    {
        private readonly Dictionary<string, long> _counts = [];
        private readonly MeterListener _listener = new();

        public Counts(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "EndpointManager" && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            {
                lock (_counts)
                {
                    _counts[instrument.Name] = this[instrument.Name] + value;
                }
            });
            _listener.Start();
        }

        public long this[string name] => _counts.GetValueOrDefault(name);

        public void Dispose() => _listener.Dispose();
    }
}
