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
    private const int Phones = 250;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_too_much_of_all_phones_that_are_due_is_forgotten_in_the_order_of_time_and_nothing_twice()
    {
        var store = new FullStore();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IRequestStore>(store).BuildServiceProvider();
        // With one request kept of each, each request makes its phone due.
        using var clearing = new RequestClearing(
            new ServiceSettings { Requests = new RequestSettings { KeepPerDevice = 1 } },
            new StrangerBounds(),
            TimeProvider.System,
            services.GetRequiredService<IServiceScopeFactory>(),
            NullLogger<RequestClearing>.Instance);
        clearing.Note(new RequestPart([.. Enumerable.Range(0, Phones).Select(Request)], new Dictionary<MacAddress, PhoneActivity>()));

        await clearing.StartAsync(CancellationToken.None);
        await store.Done.WaitAsync(Patience);
        await clearing.StopAsync(CancellationToken.None);

        store.Forgotten.Should().HaveCount(Phones * FullStore.EachHas).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        store.Asked.Should().OnlyHaveUniqueItems();
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

        private readonly TaskCompletionSource _done = new();

        public Task Done => _done.Task;

        public ConcurrentQueue<string> Asked { get; } = [];

        public ConcurrentQueue<long> Forgotten { get; } = [];

        public override Task<IReadOnlyList<long>> FindSurplusAsync(
            IReadOnlyCollection<string> macAddresses, int count, int atMost, CancellationToken cancellationToken)
        {
            List<long> numbers = [];
            foreach (string mac in macAddresses)
            {
                Asked.Enqueue(mac);
                numbers.AddRange(Enumerable.Range(0, EachHas).Select(round => (round * Phones) + Convert.ToInt64(mac, 16)));
            }

            return Task.FromResult<IReadOnlyList<long>>(numbers);
        }

        public override Task ForgetAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
        {
            foreach (long number in numbers)
            {
                Forgotten.Enqueue(number);
            }

            return Task.CompletedTask;
        }

        // The last of a round's steps.
        public override Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken)
        {
            _done.TrySetResult();
            return Task.FromResult(false);
        }
    }
}
