using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Access;
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
    public async Task What_the_database_kept_and_could_not_say_is_not_written_twice()
    {
        var answers = new LostAnswers();
        await using TestService service = await TestService.StartAsync(trustedProxies: [IPNetwork.Parse("127.0.0.0/8")], adjust: answers.Adjust);
        string mac = Mac.Next();

        using HttpResponseMessage refused = await service.Client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");
        await service.Client.ReadUntilAsync(PhoneRecord.Requests, _ => answers.Lost == 1 && answers.Asked == 1);
        using HttpResponseMessage again = await service.Client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");
        await service.Client.ReadUntilAsync(PhoneRecord.Requests, _ => answers.Saved == 1);

        (await service.Client.ReadAsync(PhoneRecord.Requests)).Text("totalItems").Should().Be("2");
        (await service.Client.ReadAsync(PhoneRecord.UnknownPhones)).Items().Should().ContainSingle().Which.Text("requests").Should().Be("2");
    }

    [Fact]
    public async Task Whoever_hides_the_sender_is_recorded_and_spoils_nobody_elses_record()
    {
        await using TestService service = await TestService.StartAsync(
            provisioning: new ProvisioningSettings { Access = AccessMode.Open });
        string mac = await service.Client.AddedMacAsync();
        string unknown = Mac.Next();

        using HttpResponseMessage hidden = await service.Client.FetchAsync($"/provision/{mac}.cfg", from: "10.1.2.3");
        using HttpResponseMessage stranger = await service.Client.FetchAsync($"/provision/{unknown}.cfg", from: "10.1.2.3");

        hidden.StatusCode.Should().Be(HttpStatusCode.OK, "nobody is refused in this mode");
        JsonElement page = await service.Client.ReadUntilAsync(PhoneRecord.Requests, page => page.Text("totalItems") == "2");
        page.Items().Should().OnlyContain(request => request.Text("address") == null);
        (await service.Client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetProperty("fetch").Text("lastSeenAt").Should().BeNull();
        (await service.Client.ReadAsync(PhoneRecord.UnknownPhones)).Items().Should().BeEmpty();
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

    /// <summary>A database that keeps the first batch and goes away before it says so.</summary>
    private sealed class LostAnswers
    {
        public int Lost { get; private set; }

        public int Asked { get; private set; }

        public int Saved { get; private set; }

        public void Adjust(IServiceCollection services)
        {
            Type store = services.Last(service => service.ServiceType == typeof(IRequestStore)).ImplementationType!;
            services.AddScoped(store);
            services.AddScoped<IRequestStore>(provider => new Store((IRequestStore)provider.GetRequiredService(store), this));
        }

        private sealed class Store(IRequestStore inner, LostAnswers answers) : IRequestStore
        {
            public async Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken)
            {
                int strangers = await inner.SaveAsync(batch, cancellationToken);
                if (answers.Lost == 0)
                {
                    answers.Lost++;
                    throw new StorageUnavailableException("The connection was lost.", new IOException());
                }

                answers.Saved++;
                return strangers;
            }

            public async Task<bool> HoldsAsync(RequestBatch batch, CancellationToken cancellationToken)
            {
                bool holds = await inner.HoldsAsync(batch, cancellationToken);
                answers.Asked++;
                return holds;
            }

            public Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
                inner.ForgetBeforeAsync(time, cancellationToken);

            public Task<IReadOnlyList<long>> FindSurplusAsync(
                IReadOnlyCollection<string> macAddresses, int count, int atMost, CancellationToken cancellationToken) =>
                inner.FindSurplusAsync(macAddresses, count, atMost, cancellationToken);

            public Task ForgetAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) =>
                inner.ForgetAsync(numbers, cancellationToken);

            public Task<bool> KeepNewestOfStrangersAsync(int count, CancellationToken cancellationToken) =>
                inner.KeepNewestOfStrangersAsync(count, cancellationToken);

            public Task<bool> KeepLastSeenUnknownPhonesAsync(int count, CancellationToken cancellationToken) =>
                inner.KeepLastSeenUnknownPhonesAsync(count, cancellationToken);

            public Task ForgetUnknownPhonesOfDevicesAsync(CancellationToken cancellationToken) =>
                inner.ForgetUnknownPhonesOfDevicesAsync(cancellationToken);
        }
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
