using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Files;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Bulk;

/// <summary>What else happens while an import is on its way, and clients that give up.</summary>
public abstract class ImportMeanwhileTests<TEngine> : IDisposable
    where TEngine : DatabaseEngine, new()
{
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task While_an_import_is_on_its_way_others_write_and_phones_are_served_and_an_aborted_one_leaves_nothing()
    {
        var files = new WatchedFiles();
        await using TestService service = await StartAsync(services => services.AddSingleton<ITemporaryFiles>(files));
        byte[] csv = Encoding.UTF8.GetBytes(BulkClient.Csv(BulkClient.Macs(10_000), "Slow"));
        using var upload = new TcpClient();
        await upload.ConnectAsync(service.Address.Host, service.Address.Port);
        await using NetworkStream stream = upload.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {ConsoleClient.Devices}/import HTTP/1.1\r\nHost: {service.Address.Authority}\r\nContent-Type: text/csv\r\nContent-Length: {csv.Length}\r\n\r\n")));
        await stream.WriteAsync(csv.AsMemory(0, csv.Length - 100));
        await UntilAsync(() => files.Written.Any(file => file.CanRead && file.Length > 200_000));

        string other = Mac.Next();
        await service.Client.AddedAsync(ConsoleClient.Device(other));
        (await service.Client.FetchAsync($"/provision/{other}")).StatusCode.Should().Be(HttpStatusCode.OK);
        string held = string.Concat(files.Written.Select(TextOf));
        upload.Client.Close(0);
        await UntilAsync(() => files.Written.All(file => !file.CanRead));

        held.Should().Contain("Slow 1").And.NotContain("p 1 ü", "passwords are sealed before they touch the disk");
        (await service.Client.CountAsync("Slow")).Should().Be(0);
        files.Written.Should().NotContain(file => File.Exists(file.Name));
    }

    [Fact]
    public async Task A_device_that_somebody_edits_between_being_read_and_written_keeps_the_whole_upsert_out()
    {
        string[] macs = BulkClient.Macs(3);
        Func<Task> somebodyEdits = () => Task.CompletedTask;
        await using TestService service = await StartAsync(services =>
        {
            Type real = services.Last(one => one.ServiceType == typeof(IBulkDevices)).ImplementationType!;
            services.AddScoped<IBulkDevices>(provider =>
                new BulkDevicesAfter(() => somebodyEdits(), (IBulkDevices)ActivatorUtilities.CreateInstance(provider, real)));
        });
        somebodyEdits = () => service.Client.EditAsync(macs[1], new JsonObject { ["label"] = "Theirs" });
        await service.Client.AddedAsync(ConsoleClient.Device(macs[0], label: "Before"));
        await service.Client.AddedAsync(ConsoleClient.Device(macs[1], label: "Before"));

        using HttpResponseMessage response = await service.Client.ImportAsync(BulkClient.Csv(macs, "Mine"), query: "?mode=upsert");

        await response.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "version-conflict");
        (await service.Client.CountAsync("Mine")).Should().Be(0);
        (await service.Client.ReadAsync($"{ConsoleClient.Devices}/{macs[0]}")).GetProperty("version").GetInt64().Should().Be(1);
        (await service.Client.ReadAsync($"{ConsoleClient.Devices}/{macs[1]}")).GetProperty("label").GetString().Should().Be("Theirs");
    }

    private async Task<TestService> StartAsync(Action<IServiceCollection> adjust) => await TestService.StartAsync(
        _folder, database: (await new TEngine().CreateDatabaseAsync(_folder)).Settings, adjust: adjust);

    // Through the handle that is open: the file has no name, and is locked against being opened again.
    private static string TextOf(FileStream file)
    {
        byte[] bytes = new byte[RandomAccess.GetLength(file.SafeFileHandle)];
        RandomAccess.Read(file.SafeFileHandle, bytes, 0);
        return Encoding.UTF8.GetString(bytes);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private sealed class WatchedFiles : ITemporaryFiles
    {
        private readonly TemporaryFiles _files = new();

        public ConcurrentQueue<FileStream> Written { get; } = new();

        public Stream Create()
        {
            var file = (FileStream)_files.Create();
            Written.Enqueue(file);
            return file;
        }
    }

    /// <summary>The real thing, before whose writing something else happens.</summary>
    private sealed class BulkDevicesAfter(Func<Task> before, IBulkDevices devices) : IBulkDevices
    {
        public Task<IReadOnlyList<Device>> FindAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken) =>
            devices.FindAsync(macAddresses, cancellationToken);

        public async Task WriteAsync(IAsyncEnumerable<Device> added, IAsyncEnumerable<DeviceEdit> edited, CancellationToken cancellationToken)
        {
            await before();
            await devices.WriteAsync(added, edited, cancellationToken);
        }

        public Task ReadAsync(DeviceFilter filter, Action<Device> take, CancellationToken cancellationToken) =>
            devices.ReadAsync(filter, take, cancellationToken);

        public Task<IReadOnlyList<MacAddress>> DeleteAsync(IReadOnlyList<MacAddress> macAddresses, CancellationToken cancellationToken) =>
            devices.DeleteAsync(macAddresses, cancellationToken);

        public Task<long> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken) =>
            devices.DeleteAsync(filter, expectedCount, cancellationToken);
    }
}

public sealed class ImportMeanwhileOnSqliteTests : ImportMeanwhileTests<Sqlite>;

public sealed class ImportMeanwhileOnPostgreSqlTests : ImportMeanwhileTests<PostgreSql>;

public sealed class ImportMeanwhileOnMySqlTests : ImportMeanwhileTests<MySql>;

public sealed class ImportMeanwhileOnMariaDbTests : ImportMeanwhileTests<MariaDb>;
