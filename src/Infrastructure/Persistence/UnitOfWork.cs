using System.Data;
using EndpointManager.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>One transaction around a command.</summary>
internal sealed class UnitOfWork(AppDbContext db, IDatabaseEngine engine, StorageGuard guard) : IUnitOfWork
{
    public Task<T> ExecuteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        guard.RunAsync(deadline => ExecuteUntilUndisturbedAsync(work, deadline), cancellationToken);

    private async Task<T> ExecuteUntilUndisturbedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
        while (true)
        {
            try
            {
                return await ExecuteOnceAsync(work, cancellationToken);
            }
            catch (Exception exception) when (exception is DbUpdateConcurrencyException || engine.IsConflict(exception))
            {
                // Another instance was first. What to do now is the use case's to decide, from what is there.
                db.ChangeTracker.Clear();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<T> ExecuteOnceAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            T result = await work();
            await db.SaveAsync(engine, cancellationToken);
            // Once asked to commit, the database is not called off: a cancelled commit may or may not have happened.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (InvalidOperationException exception) when (db.Database.GetDbConnection().State != ConnectionState.Open)
        {
            // The connection broke between two statements, and the driver calls it misuse to go on.
            throw new StorageUnavailableException("The connection to the database was lost.", exception);
        }
    }
}
