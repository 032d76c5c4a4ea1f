using System.Diagnostics;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Benchmarks;

/// <summary>The devices of a benchmark: the same in every engine, through the ports that the service itself writes by.</summary>
internal static class Fleet
{
    private const int BatchSize = 500;
    private static readonly string[] Models = ["Yealink T42S", "Yealink T46S", "Yealink T54S", "Fanvil X3S", "Fanvil X5S"];

    /// <summary>The MAC address of the device with a number; neighbours in number are far apart in order.</summary>
    public static string MacOf(int number) => $"{0x805ec0000000 + ((long)number * 7919 % 0x1000000):x12}";

    /// <summary>Fills the database up to a number of devices; gives the seconds that took, 0 if they were there.</summary>
    public static async Task<double> FillAsync(DatabaseSettings database, string keyFile, int count)
    {
        var settings = new ServiceSettings
        {
            Database = database,
            Http = new HttpSettings { Listen = [new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0)] },
            Security = new SecuritySettings { KeyFile = keyFile },
        };
        await using WebApplication app = Service.Create(settings);
        await app.StartAsync();
        var clock = Stopwatch.StartNew();
        long there = await CountAsync(app.Services);
        for (int first = (int)there; first < count; first += BatchSize)
        {
            await AddAsync(app.Services, first, Math.Min(BatchSize, count - first));
        }

        await app.StopAsync();
        return there >= count ? 0 : clock.Elapsed.TotalSeconds;
    }

    private static async Task<long> CountAsync(IServiceProvider services)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var filter = new DeviceFilter { Page = 1, PageSize = 1, Sort = new DeviceSort(DeviceSortKey.MacAddress, Descending: false) };
        return (await scope.ServiceProvider.GetRequiredService<IDeviceReader>().ListAsync(filter, CancellationToken.None)).TotalItems;
    }

    private static async Task AddAsync(IServiceProvider services, int first, int count)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        IDeviceRepository devices = scope.ServiceProvider.GetRequiredService<IDeviceRepository>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(() =>
        {
            foreach (int number in Enumerable.Range(first, count))
            {
                devices.Add(DeviceOf(scope.ServiceProvider, number));
            }

            return Task.FromResult(count);
        }, CancellationToken.None);
    }

    private static Device DeviceOf(IServiceProvider services, int number)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DeviceId id = DeviceId.New(now);
        var account = new SipAccount(
            ParsedValue.Parse<SipUsername>($"{number:00000}"),
            services.GetRequiredService<IPasswordVault>().Seal(id, ParsedValue.Parse<SipPassword>($"secret-{number:00000000}")),
            ServerAddress.Parse("203.0.113.10:5060", Transport.Udp),
            Transport.Udp);
        PhoneModel model = services.GetRequiredService<BrandCatalogue>().Resolve(null, Models[number % Models.Length]).Model!;
        return Device.Register(
            id, ParsedValue.Parse<MacAddress>(MacOf(number)), model, ParsedValue.Parse<Label>($"Desk {number:000000}"), account, now);
    }
}
