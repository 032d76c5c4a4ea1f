using System.Collections.Concurrent;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndpointManager.UnitTests.Requests;

public sealed class RequestClearingTests
{
    [Fact]
    public async Task What_is_too_much_of_all_phones_that_are_due_is_forgotten_in_the_order_of_time_and_nothing_twice()
    {
        const int Phones = 10_000;

        (FullStore store, _) = await ClearAsync(Phones);

        store.Forgotten.Should().HaveCount(Phones * FullStore.EachHas).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        store.Asked.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(100, 5)]
    [InlineData(101, 3600)]
    [InlineData(9_999, 3600)]
    [InlineData(10_000, 5)]
    [InlineData(10_001, 5 + 5)]
    [InlineData(15_000, 5 + 3600)]
    public async Task Few_phones_are_looked_at_soon_and_others_when_they_are_many_or_after_an_hour(int phones, int seconds)
    {
        (FullStore store, TimeSpan passed) = await ClearAsync(phones);

        store.Asked.Should().HaveCount(phones);
        passed.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Phones_with_more_than_one_step_can_forget_have_their_turn_again_soon()
    {
        (FullStore store, TimeSpan passed) = await ClearAsync(200, store => store.Steps = 3);

        store.Asked.Should().HaveCount(3 * 200);
        passed.Should().Be(TimeSpan.FromSeconds(3600 + 5 + 5));
    }

    // All phones are due at once, until they have been seen to.
    private static async Task<(FullStore Store, TimeSpan Passed)> ClearAsync(int phones, Action<FullStore>? adjust = null)
    {
        var store = new FullStore { Phones = phones };
        adjust?.Invoke(store);
        var time = new SteppedTime();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IRequestStore>(store).BuildServiceProvider();
        // With one request kept of each, each request makes its phone due.
        using var clearing = new RequestClearing(
            new ServiceSettings { Requests = new RequestSettings { KeepPerDevice = 1 } },
            new StrangerBounds(),
            time,
            services.GetRequiredService<IServiceScopeFactory>(),
            NullLogger<RequestClearing>.Instance);
        clearing.Note(new RequestPart([.. Enumerable.Range(0, phones).Select(Request)], new Dictionary<MacAddress, PhoneActivity>()));

        await clearing.StartAsync(CancellationToken.None);
        Action pass = await time.WaitedForAsync();
        while (!store.IsDone)
        {
            pass();
            // Somebody waits again when a round is over.
            pass = await time.WaitedForAsync();
        }

        TimeSpan passed = time.Passed;
        await clearing.StopAsync(CancellationToken.None);
        return (store, passed);
    }

    private static RecordedRequest Request(int phone) => new()
    {
        Id = phone,
        MacAddress = $"{phone:x12}",
        Method = "GET",
        File = "x",
        Status = 200,
        Bytes = 0,
    };

    // Has so many requests of each phone, all too many, which the phones made in turn.
    private sealed class FullStore : EmptyRequestStore
    {
        public const int EachHas = 50;

        public required int Phones { get; init; }

        /// <summary>How often it gives as many as it was asked for.</summary>
        public int Steps { get; set; } = 1;

        public bool IsDone => Asked.Count >= Phones * Steps;

        public ConcurrentQueue<string> Asked { get; } = [];

        public ConcurrentQueue<long> Forgotten { get; } = [];

        public override Task<IReadOnlyList<long>> FindSurplusAsync(
            IReadOnlyCollection<string> macAddresses, int count, int atMost, CancellationToken cancellationToken)
        {
            List<long> numbers = [];
            foreach (string mac in macAddresses)
            {
                Asked.Enqueue(mac);
                numbers.AddRange(Enumerable.Range(0, EachHas).Select(round => (round * (long)Phones) + Convert.ToInt64(mac, 16)));
            }

            return Task.FromResult<IReadOnlyList<long>>(Asked.Count <= Phones * (Steps - 1) ? [.. Enumerable.Range(0, atMost).Select(number => (long)number)] : numbers);
        }

        public override Task ForgetAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
        {
            foreach (long number in numbers)
            {
                Forgotten.Enqueue(number);
            }

            return Task.CompletedTask;
        }
    }
}
