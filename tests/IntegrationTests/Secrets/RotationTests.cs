using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Secrets;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Security;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Secrets;

/// <summary>Keys that are exchanged under a running service.</summary>
public abstract class RotationTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    // More than one transaction's worth.
    private const int Devices = 510;

    private HttpClient Client => fixture.Service.Client;

    private IServiceProvider Services => fixture.Service.Services;

    [Fact]
    public async Task A_new_key_encrypts_everything_anew_and_neither_phones_nor_people_notice()
    {
        string[] macs = BulkClient.Macs(Devices);
        (await Client.ImportAsync(BulkClient.Csv(macs))).EnsureSuccessStatusCode();
        string before = await FileOfAsync(macs[0]);

        RotationResult result = await RotateAsync();

        result.Resumed.Should().BeFalse();
        result.Resealed.Should().BeGreaterThanOrEqualTo(Devices);
        result.Unreadable.Should().BeEmpty();
        (await FileOfAsync(macs[0])).Should().Be(before, "the file and its entity tag stay");
        IReadOnlyList<KeyUse> uses = await SendAsync(new GetSecretsStatusQuery());
        uses[0].Should().BeEquivalentTo(new { result.KeyId, State = KeyState.InUse });
        uses.Skip(1).Should().NotBeEmpty().And.OnlyContain(use => use.State == KeyState.Older && use.Secrets == 0);
        (await Client.ReadAsync($"{ConsoleClient.Devices}/{macs[0]}")).GetProperty("version").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task An_exchange_that_was_cut_off_goes_on_with_the_key_that_it_made()
    {
        await Client.AddedAsync(ConsoleClient.Device(Mac.Next()));
        ISecretKeys keys = Services.GetRequiredService<ISecretKeys>();
        await keys.ExchangeAsync(_ => Task.CompletedTask, CancellationToken.None);
        string made = keys.CurrentId;

        RotationResult result = await RotateAsync();

        result.Should().BeEquivalentTo(new { Resumed = true, KeyId = made });
        (await SendAsync(new GetSecretsStatusQuery())).Single(use => use.Secrets > 0).KeyId.Should().Be(made);
    }

    [Fact]
    public async Task A_secret_that_no_key_opens_is_named_and_left_as_it_is()
    {
        string mac = Mac.Next();
        await Client.AddedAsync(ConsoleClient.Device(mac));
        await fixture.Database.ExecuteAsync($"UPDATE endpoint_devices SET password = 'v1.0123456789ab.AAAA' WHERE mac_address = '{mac}'");

        RotationResult result = await RotateAsync();
        IReadOnlyCollection<string> forgotten = await SendAsync(new ForgetKeysCommand(TimeSpan.Zero));

        result.Unreadable.Should().ContainSingle();
        forgotten.Should().NotBeEmpty();
        (await SendAsync(new GetSecretsStatusQuery()))[^1].Should().Be(new KeyUse("0123456789ab", KeyState.Missing, 1));
        await fixture.Database.ExecuteAsync($"DELETE FROM endpoint_devices WHERE mac_address = '{mac}'");
    }

    [Fact]
    public async Task What_an_import_sealed_before_an_exchange_and_writes_after_it_is_sealed_anew()
    {
        string[] macs = [Mac.Next(), Mac.Next()];
        await Client.AddedAsync(ConsoleClient.Device(macs[1]));
        (Device device, DeviceEdit edit) = (New(macs[0]), await EditOfAsync(macs[1]));
        Exchange();

        await WriteAsync(new[] { device }.ToAsyncEnumerable(), edit);

        foreach (string mac in macs)
        {
            (await fixture.Database.ScalarAsync($"SELECT password FROM endpoint_devices WHERE mac_address = '{mac}'"))
                .Should().StartWith($"v1.{Services.GetRequiredService<ISecretKeys>().CurrentId}.");
            (await FileOfAsync(mac)).Should().Contain("account.1.password = late-secret");
        }

        await RotateAsync();
    }

    [Fact]
    public async Task An_exchange_in_the_middle_of_a_write_keeps_nothing_of_it()
    {
        string[] macs = [Mac.Next(), Mac.Next()];

        Func<Task> write = () => WriteAsync(WithExchangeAsync(macs.Select(New).ToArray()));

        await write.Should().ThrowAsync<StorageUnavailableException>();
        (await fixture.Database.ScalarAsync($"SELECT COUNT(*) FROM endpoint_devices WHERE mac_address IN ('{macs[0]}', '{macs[1]}')"))
            .Should().Be("0");
        await RotateAsync();
    }

    private async IAsyncEnumerable<Device> WithExchangeAsync(Device[] devices)
    {
        yield return devices[0];
        await Task.Run(Exchange);
        yield return devices[1];
    }

    // As a command does, but that the database does not hear of it: in the middle of a write it could not.
    private void Exchange()
    {
        InstanceKeys keys = Services.GetRequiredService<InstanceKeys>();
        KeyRing exchanged = keys.Ring.With(InstanceKey.Create());
        Services.GetRequiredService<KeyFile>().Replace(exchanged);
        keys.Use(exchanged);
    }

    private SealedPassword Seal(DeviceId id) =>
        Services.GetRequiredService<IPasswordVault>().Seal(id, ParsedValue.Parse<SipPassword>("late-secret"));

    private Device New(string mac)
    {
        DeviceId id = DeviceId.New(TimeProvider.System.GetUtcNow());
        var server = ServerAddress.Parse("203.0.113.10", Transport.Udp);
        var account = new SipAccount(ParsedValue.Parse<SipUsername>("2042"), Seal(id), server, Transport.Udp);
        return Device.Register(
            id,
            ParsedValue.Parse<MacAddress>(mac),
            new PhoneModel("Yealink", "T46S"),
            ParsedValue.Parse<Label>("Late"),
            account,
            TimeProvider.System.GetUtcNow());
    }

    private async Task<DeviceEdit> EditOfAsync(string mac)
    {
        var id = new DeviceId(Guid.Parse((await Client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).Text("id")!));
        return new DeviceEdit(id, 1, new DeviceChanges { Password = Seal(id) }, TimeProvider.System.GetUtcNow());
    }

    private async Task WriteAsync(IAsyncEnumerable<Device> added, params DeviceEdit[] edited)
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IBulkDevices>().WriteAsync(added, edited.ToAsyncEnumerable(), CancellationToken.None);
    }

    private Task<RotationResult> RotateAsync() => SendAsync(new RotateSecretsCommand(TimeSpan.Zero));

    private async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private async Task<string> FileOfAsync(string mac)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri($"/provision/{mac}.cfg", UriKind.Relative));
        return $"{response.EnsureSuccessStatusCode().Headers.ETag} {await response.Content.ReadAsStringAsync()}";
    }
}

public sealed class SqliteRotationTests(ServiceFixture<Sqlite> fixture) : RotationTests<Sqlite>(fixture);

public sealed class PostgreSqlRotationTests(ServiceFixture<PostgreSql> fixture) : RotationTests<PostgreSql>(fixture);

public sealed class MySqlRotationTests(ServiceFixture<MySql> fixture) : RotationTests<MySql>(fixture);
