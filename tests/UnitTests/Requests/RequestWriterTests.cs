using EndpointManager.Application.Common;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Requests;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Brands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestWriterTests
{
    private const int Requests = 60_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Batches_grow_while_the_database_takes_them_at_once()
    {
        var store = new QuickStore();

        await WriteAsync(store);

        ShouldHaveWritten(store, 3, 10_000, 20_000);
    }

    [Fact]
    public async Task A_batch_that_is_refused_is_written_in_smaller_ones()
    {
        var store = new QuickStore { RefusesFirst = true };

        await WriteAsync(store);

        ShouldHaveWritten(store, 5, 5_000, 5_000, 10_000, 20_000);
    }

    [Fact]
    public async Task A_database_that_has_become_too_slow_for_large_batches_gets_all_in_small_ones()
    {
        const int Most = 4_000;
        var store = new QuickStore { MostAtOnce = Most, Expected = 10_000 };
        var time = new SteppedTime();

        await WriteAsync(store, 10_000, _ => time.PassUntilAsync(store.All), time);

        store.Written.Should().HaveCountGreaterThan(2).And.OnlyContain(count => count <= Most);
    }

    [Fact]
    public async Task A_batch_that_is_found_to_be_written_already_is_not_written_again_and_does_not_count_as_quick()
    {
        var store = new QuickStore { RefusesFirst = true, HoldsFirst = true };

        await WriteAsync(store);

        ShouldHaveWritten(store, 4, 5_000, 10_000, 20_000);
    }

    [Fact]
    public async Task What_fills_no_batch_is_written_with_what_comes_soon_after()
    {
        var store = new QuickStore { Expected = 12_100 };

        await WriteAsync(store, 12_000, async log =>
        {
            await store.First.WaitAsync(Patience);
            // Long after a batch that was there already would have been written, and long before the next is.
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            Record(log, 100);
        });

        ShouldHaveWritten(store, 2, 10_000);
    }

    [Fact]
    public async Task What_a_fleet_asks_that_starts_is_written_when_it_is_through()
    {
        var store = new QuickStore { Expected = 20_001 };
        var time = new SteppedTime();

        await WriteAsync(store, 1, async log =>
        {
            for (int second = 0; second < 2; second++)
            {
                Action pass = await time.WaitedForAsync();
                store.First.IsCompleted.Should().BeFalse();
                Record(log, 10_000);
                pass();
            }

            await time.PassUntilAsync(store.All);
        }, time);

        store.Written.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_a_fleet_asks_that_is_not_through_is_written_after_fifteen_seconds()
    {
        const int EachSecond = 1_000;
        var store = new QuickStore { Expected = (15 * EachSecond) + 1 };
        var time = new SteppedTime();

        await WriteAsync(store, 1, async log =>
        {
            for (int second = 0; second < 15; second++)
            {
                Action pass = await time.WaitedForAsync();
                store.First.IsCompleted.Should().BeFalse();
                Record(log, EachSecond);
                pass();
            }

            await store.First.WaitAsync(Patience);
            // The rest of it fills no batch, and nothing comes after it.
            (await time.WaitedForAsync())();
        }, time);
    }

    [Fact]
    public async Task As_much_as_there_is_always_room_for_is_written_while_more_comes()
    {
        // Each is 100 bytes and more, and 16 megabytes is where it begins.
        var store = new QuickStore { Expected = 202_000 };
        var time = new SteppedTime();

        await WriteAsync(store, 200_000, async log =>
        {
            Action pass = await time.WaitedForAsync();
            Record(log, 2_000);
            pass();
            await store.First.WaitAsync(Patience);
            await time.PassUntilAsync(store.All);
        }, time);
    }

    // A batch ends where a piece of the queue does, and the last one has what is left.
    private static void ShouldHaveWritten(QuickStore store, int batches, params int[] sizes)
    {
        store.Written.Should().HaveCount(batches);
        store.Written.SkipLast(1).Zip(sizes).Should().HaveCount(sizes.Length).And.OnlyContain(batch => batch.First >= batch.Second && batch.First < batch.Second + 1_500);
    }

    private static void Record(RequestLog log, int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            log.Record(new PhoneRequest { Time = DateTimeOffset.UnixEpoch, Method = "GET", Path = "/", Status = 404 });
        }
    }

    private static async Task WriteAsync(
        QuickStore store, int requests = Requests, Func<RequestLog, Task>? meanwhile = null, TimeProvider? time = null)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddMetrics().AddSingleton<RequestMetrics>().AddSingleton<IRequestStore>(store).BuildServiceProvider();
        RequestMetrics metrics = services.GetRequiredService<RequestMetrics>();
        IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();
        var log = new RequestLog(metrics);
        Record(log, requests);
        using var clearing = new RequestClearing(
            new ServiceSettings(), new StrangerBounds(), TimeProvider.System, scopes, NullLogger<RequestClearing>.Instance);
        using var writer = new RequestWriter(
            log,
            new RequestDigest(new PhoneIdentifier(TestBrands.Catalogue), TestBrands.Catalogue, TestMapping.Fingerprints),
            clearing, metrics, time ?? TimeProvider.System, scopes, NullLogger<RequestWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        await (meanwhile?.Invoke(log) ?? Task.CompletedTask);
        await store.All.WaitAsync(Patience);
        await writer.StopAsync(CancellationToken.None);
    }

    // Takes everything at once, but perhaps not the first time.
    private sealed class QuickStore : EmptyRequestStore
    {
        private readonly TaskCompletionSource _first = new();
        private readonly TaskCompletionSource _all = new();
        private bool _refused;
        private int _kept;

        public bool RefusesFirst { get; init; }

        public bool HoldsFirst { get; init; }

        public int MostAtOnce { get; init; } = int.MaxValue;

        public int Expected { get; init; } = Requests;

        public Task First => _first.Task;

        public List<int> Written { get; } = [];

        public Task All => _all.Task;

        public override Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken)
        {
            if ((RefusesFirst && !_refused) || batch.Count > MostAtOnce)
            {
                _refused = true;
                throw new StorageUnavailableException("Not now.");
            }

            Written.Add(batch.Count);
            Keep(batch);
            return Task.FromResult(0);
        }

        public override Task<bool> HoldsAsync(RequestBatch batch, CancellationToken cancellationToken)
        {
            if (HoldsFirst)
            {
                Keep(batch);
            }

            return Task.FromResult(HoldsFirst);
        }

        private void Keep(RequestBatch batch)
        {
            _kept += batch.Count;
            _first.TrySetResult();
            if (_kept == Expected)
            {
                _all.SetResult();
            }
        }
    }
}
