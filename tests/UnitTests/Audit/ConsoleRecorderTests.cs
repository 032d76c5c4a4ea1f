using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Access;
using EndpointManager.Infrastructure.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndpointManager.UnitTests.Audit;

public sealed class ConsoleRecorderTests
{
    private readonly RefusalTally _refusals = new(TimeProvider.System);
    private readonly Store _store = new();

    [Fact]
    public async Task Refusals_of_while_the_database_was_away_are_written_down_when_it_is_back()
    {
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IAuditStore>(_store).BuildServiceProvider();
        using var recorder = new ConsoleRecorder(
            _refusals, new KeyUses(), new NoKeys(), services.GetRequiredService<IServiceScopeFactory>(), NullLogger<ConsoleRecorder>.Instance);
        _refusals.Add(new Refusal(Caller.Anonymous, null, IPAddress.Loopback, "listDevices", 401));
        await recorder.StartAsync(CancellationToken.None);
        await _store.Refused.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _refusals.Add(new Refusal(Caller.Anonymous, null, IPAddress.Loopback, "addDevice", 401));

        _store.IsAway = false;
        await recorder.StopAsync(CancellationToken.None);

        _store.Kept.Select(entry => entry.Action).Should().BeEquivalentTo("listDevices", "addDevice");
    }

    private sealed class Store : IAuditStore
    {
        public TaskCompletionSource Refused { get; } = new();

        public bool IsAway { get; set; } = true;

        public List<AuditEntry> Kept { get; } = [];

        public Task SaveAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
        {
            if (IsAway)
            {
                Refused.TrySetResult();
                throw new StorageUnavailableException("Away.");
            }

            Kept.AddRange(entries);
            return Task.CompletedTask;
        }

        public Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => Task.FromResult(false);
    }

    private sealed class NoKeys : IApiKeyReader
    {
        public Task<bool> AnyAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult<ApiKey?>(null);

        public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApiKey>>([]);

        public Task NoteUseAsync(string id, DateTimeOffset time, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
