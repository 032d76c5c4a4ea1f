using System.Data.Common;
using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Jobs;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>Devices whose phones are told to come, where no window is set.</summary>
public abstract class ArmingTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private const string Site = "203.0.113.66";

    private readonly TestFolder _folder = new();
    private readonly MovableTime _time = new();
    private TestDatabase _database = null!;
    private TestService _service = null!;

    public async Task InitializeAsync()
    {
        _database = await new TEngine().CreateDatabaseAsync(_folder);
        _service = await TestService.StartAsync(
            _folder,
            trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
            database: _database.Settings,
            provisioning: new ProvisioningSettings { Access = AccessMode.Open },
            adjust: services =>
            {
                services.AddSingleton<TimeProvider>(_time);
                services.AddSingleton<IPhoneNotifier>(new ScriptedNotifier());
                services.AddSingleton(new JobTimings { Look = TimeSpan.FromMilliseconds(100) });
            });
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Phones_that_are_told_to_come_one_by_one_or_in_a_job_are_let_past_the_lockout_of_their_site()
    {
        string[] macs = await _service.Client.AddedAsync(4);
        _time.Offset = Lockouts.ExpectedTime + TimeSpan.FromMinutes(1);
        for (int i = 0; i < 20; i++)
        {
            await _service.Client.StatusAsync($"/provision/{Mac.Next()}.cfg", Site);
        }

        (await _service.Client.NotifyAsync(macs[0])).StatusCode.Should().Be(HttpStatusCode.OK);
        await _service.Client.JobUntilAsync(await _service.Client.StartedJobAsync(macs[1..3], "resync"));

        List<HttpStatusCode> answers = [];
        foreach (string mac in macs)
        {
            answers.Add(await _service.Client.StatusAsync($"/provision/{mac}.cfg", Site));
        }

        answers.Should().Equal(HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_device_that_somebody_deletes_while_it_is_armed_is_passed_over()
    {
        string[] macs = await _service.Client.AddedAsync(2);
        DeviceId[] devices = [await IdOfAsync(macs[0]), await IdOfAsync(macs[1])];
        await using DbConnection somebody = await _database.ConnectAsync();
        await using DbTransaction deletion = await somebody.BeginTransactionAsync();
        await using DbCommand delete = somebody.CreateCommand();
        delete.Transaction = deletion;
        delete.CommandText = $"DELETE FROM endpoint_devices WHERE mac_address = '{macs[0]}'";
        await delete.ExecuteNonQueryAsync();

        // SQLite blocks the thread of whoever waits.
        Task arming = Task.Run(() => ArmAsync(devices));
        await Task.WhenAny(arming, Task.Delay(TimeSpan.FromSeconds(1)));
        arming.IsCompleted.Should().BeFalse("it waits for whoever deletes the device");
        await deletion.CommitAsync();
        await arming;

        (await _database.ScalarAsync("SELECT COUNT(*) FROM endpoint_device_access WHERE armed_at IS NOT NULL")).Should().Be("1");
    }

    private async Task<DeviceId> IdOfAsync(string mac) => new(Guid.Parse((await _service.Client.DeviceAsync(mac)).Text("id")!));

    private async Task ArmAsync(DeviceId[] devices)
    {
        await using AsyncServiceScope scope = _service.Services.CreateAsyncScope();
        IDeviceAccesses accesses = scope.ServiceProvider.GetRequiredService<IDeviceAccesses>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async () =>
            {
                await accesses.ArmAsync(devices, DateTimeOffset.UtcNow, CancellationToken.None);
                return true;
            },
            CancellationToken.None);
    }
}

public sealed class ArmingOnSqliteTests : ArmingTests<Sqlite>;

public sealed class ArmingOnPostgreSqlTests : ArmingTests<PostgreSql>;

public sealed class ArmingOnMySqlTests : ArmingTests<MySql>;
