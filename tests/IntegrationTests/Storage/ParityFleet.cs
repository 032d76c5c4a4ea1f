using System.Globalization;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>A service with devices whose labels engines compare differently when left to themselves.</summary>
public sealed class ParityFleet<TEngine> : ServiceFixture<TEngine>
    where TEngine : DatabaseEngine, new()
{
    /// <summary>The labels; the place in the list makes the MAC address.</summary>
    public static IReadOnlyList<string> LabelsByMac { get; } =
    [
        "zulu", "alpha", "Alpha", "ALPHA", "日本", "arzte", "Ärzte", "é composed", "e\u0301 decomposed", "9", "_", "ß", "😀", "～", "中文",
        "Αθήνα", "100%", "C:\\", "O'Hara", "\"quoted\"", "~",
    ];

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // Backwards, so that no order is the order of insertion.
        for (int i = LabelsByMac.Count; i > 0; i--)
        {
            string mac = "805ec0000a" + i.ToString("x2", CultureInfo.InvariantCulture);
            await Service.Client.AddedAsync(ConsoleClient.Device(mac, label: LabelsByMac[i - 1]));
        }
    }

    /// <summary>Another service on the same database, whose clock stands still.</summary>
    internal Task<TestService> StartAnotherAsync(DateTimeOffset now) => TestService.StartAsync(
        Folder, database: Database.Settings, adjust: services => services.AddSingleton<TimeProvider>(new StoppedClock(now)));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
