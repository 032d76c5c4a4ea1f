using EndpointManager.Application.Requests;

namespace EndpointManager.UnitTests.Requests;

/// <summary>A store that takes everything and keeps nothing. A test overrides what it is about.</summary>
internal abstract class EmptyRequestStore : IRequestStore
{
    public virtual Task<int> SaveAsync(RequestBatch batch, CancellationToken cancellationToken) => Task.FromResult(0);

    public virtual Task<bool> HoldsAsync(RequestBatch batch, CancellationToken cancellationToken) => Task.FromResult(false);

    public virtual Task<bool> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => Task.FromResult(false);

    public virtual Task<IReadOnlyList<long>> FindSurplusAsync(
        IReadOnlyCollection<string> macAddresses, int count, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<long>>([]);

    public virtual Task ForgetAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> KeepNewestOfStrangersAsync(int count, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> KeepLastSeenUnknownPhonesAsync(int count, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task ForgetUnknownPhonesOfDevicesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
