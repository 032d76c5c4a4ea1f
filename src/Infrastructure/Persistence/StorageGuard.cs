using EndpointManager.Application.Common;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// Stands between the use cases and the engine: no work before the schema is ready, no work past its deadline, and no
/// exception of the engine or of EF Core on the way out. One belongs to one request.
/// </summary>
internal sealed class StorageGuard(StorageState state, IDatabaseEngine engine, ILogger<StorageGuard> logger) : IDisposable
{
    // For all that a request asks of the database, from its first question on.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private CancellationTokenSource? _deadline;

    /// <summary>Runs work of a request.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        RequireReady();
        _deadline ??= new CancellationTokenSource(Deadline);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline.Token);
        try
        {
            return await work(deadline.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.StorageTooSlow(logger, engine.Location);
            throw new StorageUnavailableException("The database did not answer in time.", exception);
        }
        catch (Exception exception) when (engine.IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <summary>Runs work that may take as long as it takes, such as a transfer of everything.</summary>
    public async Task RunLongAsync(Func<Task> work)
    {
        RequireReady();
        try
        {
            await work();
        }
        // A bare IOException is not the database's, whose driver wraps its own, but that of the file at the other end.
        catch (Exception exception) when (exception is not IOException && engine.IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _deadline?.Dispose();

    private void RequireReady()
    {
        if (!state.SchemaReady)
        {
            throw new StorageUnavailableException("The database is not ready yet.");
        }
    }

    private StorageUnavailableException Unavailable(Exception exception)
    {
        Log.StorageUnavailable(logger, exception.GetBaseException(), engine.Location);
        return new StorageUnavailableException("The database cannot serve the request now.", exception);
    }
}
