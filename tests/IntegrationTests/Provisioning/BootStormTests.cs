using System.Net;
using System.Text.Json;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Security;
using EndpointManager.Benchmarks.Storm;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>Power comes back on a site of thousands of phones of all models, some of which nobody registered.</summary>
public abstract class BootStormTests<TEngine>
    where TEngine : DatabaseEngine, new()
{
    private const int PhoneCount = 5_000;
    private const int PhonesAtOnce = 500;

    // A batch takes what a second brings, so a fast storm needs few; this is what the slowest machine stays below.
    private const int LeastRequestsInATransaction = 100;

    [Fact]
    public async Task Every_phone_gets_its_file_and_every_request_is_recorded_in_few_transactions()
    {
        using IDisposable threads = TestThreads.AsOfOneService();
        using var folder = new TestFolder();
        TestDatabase database = await new TEngine().CreateDatabaseAsync(folder);
        await using TestService service = await TestService.StartAsync(
            folder, trustedProxies: [IPNetwork.Parse("127.0.0.0/8")], database: database.Settings);
        using var recorder = new RecorderWatch(service.Services);
        List<BootingPhone> phones = Site.Of(service.Services.GetRequiredService<BrandCatalogue>(), PhoneCount);
        await RegisterAsync(service.Services, phones.Where(phone => phone.IsKnown));

        BootStormResult storm = await BootStorm.RunAsync(new IPEndPoint(IPAddress.Loopback, service.Address.Port), phones, PhonesAtOnce);

        storm.Broken.Should().BeEmpty();
        storm.Wrong.Should().Be(0, "of {0}", string.Join(", ", storm.Statuses));
        await recorder.HasRecordedAsync(storm.Requests);
        recorder.Dropped.Should().Be(0);
        recorder.Transactions.Should().BeLessThan(storm.Requests / LeastRequestsInATransaction);
        (await database.ScalarAsync("SELECT COUNT(*) FROM endpoint_requests")).Should().Be($"{storm.Requests}");
        (await TotalAsync(service.Client, "devices?upToDate=true")).Should().Be(phones.Count(phone => phone.IsKnown));
        (await TotalAsync(service.Client, "unknown-phones")).Should().Be(phones.Count(phone => !phone.IsKnown));
    }

    private static async Task RegisterAsync(IServiceProvider services, IEnumerable<BootingPhone> phones)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        IPasswordVault vault = services.GetRequiredService<IPasswordVault>();
        await scope.ServiceProvider.GetRequiredService<IBulkDevices>().WriteAsync(
            phones.Select(phone => DeviceOf(phone, vault)).ToAsyncEnumerable(), AsyncEnumerable.Empty<DeviceEdit>(), CancellationToken.None);
    }

    private static Device DeviceOf(BootingPhone phone, IPasswordVault vault)
    {
        DeviceId id = DeviceId.New(TimeProvider.System.GetUtcNow());
        var account = new SipAccount(
            ParsedValue.Parse<SipUsername>(phone.Mac),
            vault.Seal(id, ParsedValue.Parse<SipPassword>($"secret-{phone.Mac}")),
            ServerAddress.Parse("203.0.113.10", Transport.Udp),
            Transport.Udp);
        return Device.Register(
            id, phone.MacAddress, phone.Model, ParsedValue.Parse<Label>(phone.Mac), account, TimeProvider.System.GetUtcNow());
    }

    private static async Task<int> TotalAsync(HttpClient client, string resource)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri($"/console/endpoint-manager/{resource}", UriKind.Relative));
        JsonElement page = await response.JsonAsync();
        return page.GetProperty("totalItems").GetInt32();
    }
}

/// <summary>One site at a time, after all other tests: four storms at once on one machine would be no site's.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BootStorms
{
    public const string Name = "Boot storms";
}

[Collection(BootStorms.Name)]
public sealed class BootStormOnSqliteTests : BootStormTests<Sqlite>;

[Collection(BootStorms.Name)]
public sealed class BootStormOnPostgreSqlTests : BootStormTests<PostgreSql>;

[Collection(BootStorms.Name)]
public sealed class BootStormOnMySqlTests : BootStormTests<MySql>;

[Collection(BootStorms.Name)]
public sealed class BootStormOnMariaDbTests : BootStormTests<MariaDb>;
