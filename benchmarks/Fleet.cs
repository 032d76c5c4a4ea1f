using System.Diagnostics;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.Benchmarks.Storm;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Brands;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Benchmarks;

/// <summary>The devices of a benchmark: the same in every engine, through the ports that the service itself writes by.</summary>
internal static class Fleet
{
    private static readonly string[] Models = ["Yealink T42S", "Yealink T46S", "Yealink T54S", "Fanvil X3S", "Fanvil X5S"];

    /// <summary>The MAC address of the device with a number; neighbours in number are far apart in order.</summary>
    public static string MacOf(int number) => $"{0x805ec0000000 + ((long)number * 7919 % 0x1000000):x12}";

    /// <summary>All brands that the service has of itself.</summary>
    public static BrandCatalogue Catalogue() =>
        new ServiceCollection().AddBrands(new BrandSettings()).BuildServiceProvider().GetRequiredService<BrandCatalogue>();

    /// <summary>Fills the database up to a number of devices; gives the seconds that took, 0 if they were there.</summary>
    public static Task<double> FillAsync(DatabaseSettings database, string keyFile, int count)
    {
        BrandCatalogue catalogue = Catalogue();
        return FillAsync(database, keyFile, Enumerable.Range(0, count).Select(number => new Phone(
            number, ParsedValue.Parse<MacAddress>(MacOf(number)), catalogue.Resolve(null, Models[number % Models.Length]).Model!)));
    }

    /// <summary>Fills an empty database with the devices of a site; gives the seconds that took, 0 if it was filled.</summary>
    public static Task<double> FillAsync(DatabaseSettings database, string keyFile, IEnumerable<BootingPhone> phones) =>
        FillAsync(database, keyFile, phones.Where(phone => phone.IsKnown).Select((phone, number) => new Phone(number, phone.MacAddress, phone.Model)));

    private static async Task<double> FillAsync(DatabaseSettings database, string keyFile, IEnumerable<Phone> phones)
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
        List<Phone> missing = [.. phones.Skip((int)await CountAsync(app.Services))];
        await using (AsyncServiceScope scope = app.Services.CreateAsyncScope())
        {
            IAsyncEnumerable<Device> devices = missing.Select(phone => DeviceOf(app.Services, phone)).ToAsyncEnumerable();
            await scope.ServiceProvider.GetRequiredService<IBulkDevices>().WriteAsync(devices, AsyncEnumerable.Empty<DeviceEdit>(), CancellationToken.None);
        }

        await app.StopAsync();
        return missing.Count == 0 ? 0 : clock.Elapsed.TotalSeconds;
    }

    private static async Task<long> CountAsync(IServiceProvider services)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var filter = new DeviceFilter { Page = 1, PageSize = 1, Sort = new DeviceSort(DeviceSortKey.MacAddress, Descending: false) };
        return (await scope.ServiceProvider.GetRequiredService<IDeviceReader>().ListAsync(filter, CancellationToken.None)).TotalItems;
    }

    private static Device DeviceOf(IServiceProvider services, Phone phone)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DeviceId id = DeviceId.New(now);
        var account = new SipAccount(
            ParsedValue.Parse<SipUsername>($"{phone.Number:00000}"),
            services.GetRequiredService<IPasswordVault>().Seal(id, ParsedValue.Parse<SipPassword>($"secret-{phone.Number:00000000}")),
            ServerAddress.Parse("203.0.113.10:5060", Transport.Udp),
            Transport.Udp);
        return Device.Register(id, phone.MacAddress, phone.Model, ParsedValue.Parse<Label>($"Desk {phone.Number:000000}"), account, now);
    }

    private sealed record Phone(int Number, MacAddress MacAddress, PhoneModel Model);
}
