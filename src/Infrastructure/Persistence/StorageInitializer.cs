using System.Data.Common;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The gate that the schema has to pass before any request reaches it.</summary>
internal sealed class StorageInitializer(
    IServiceScopeFactory scopes, IDatabaseEngine engine, StorageState state, DatabaseSettings settings) : IStorageInitializer
{
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(1);

    // An index over a million rows takes longer than a statement of a request may, and one called off would begin anew for ever.
    private static readonly TimeSpan StatementLimit = TimeSpan.FromHours(1);

    public bool Ready => state.SchemaReady;

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using IAsyncDisposable schemaLock = await engine.LockSchemaAsync(cancellationToken);
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            await BringUpToDateAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException || engine.IsUnavailable(exception))
        {
            throw new StorageUnavailableException($"The database {engine.Location} cannot be prepared.", exception);
        }

        state.MarkSchemaReady();
    }

    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PingLimit);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        AppDbContext db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        try
        {
            await db.Devices.AsNoTracking().Select(device => device.Version).FirstOrDefaultAsync(limit.Token);
        }
        catch (Exception exception) when (engine.IsUnavailable(exception) || limit.IsCancellationRequested)
        {
            throw new StorageUnavailableException("The database gives no sign of life.", exception);
        }
    }

    private async Task BringUpToDateAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        List<string> known = [.. db.Database.GetMigrations()];
        List<string> applied = await AppliedAsync(db, cancellationToken);
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
        {
            throw new SchemaRefusedException(
                $"The database {engine.Location} was written by a newer version of Endpoint Manager (it has the migration {newer}). Run that version, or restore a backup of this one.");
        }

        if (known.Count > applied.Count)
        {
            await MigrateAsync(db, [.. known.Except(applied, StringComparer.Ordinal)], cancellationToken);
        }

        await db.ConnectedAsync(async connection =>
        {
            await engine.PrepareAsync(connection, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task MigrateAsync(AppDbContext db, IReadOnlyCollection<string> pending, CancellationToken cancellationToken)
    {
        if (!settings.AutoMigrate)
        {
            throw new SchemaRefusedException(
                $"The schema of the database {engine.Location} is not up to date and database.auto_migrate is false. Apply the migrations, or set it to true.");
        }

        db.Database.SetCommandTimeout(StatementLimit);
        try
        {
            if (await db.Database.CanConnectAsync(cancellationToken)
                && await db.ConnectedAsync(connection => FindObstacleAsync(db, connection, pending, cancellationToken), cancellationToken) is { } table)
            {
                throw ForeignTable(table);
            }

            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (DbException exception) when (!engine.IsUnavailable(exception))
        {
            throw new SchemaRefusedException(
                $"The schema of the database {engine.Location} cannot be brought up to date: {exception.Message} Restore a backup, or ask for help with this message.");
        }
    }

    private async Task<List<string>> AppliedAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            // Not there yet, or not to be reached: the migration creates it or says why not.
            return [];
        }

        List<string> applied = [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)];
        return applied.Count > 0 || await db.ConnectedAsync(connection => IsFreeAsync(db, connection, cancellationToken), cancellationToken)
            ? applied
            : throw ForeignTable(DeviceConfiguration.Table);
    }

    private SchemaRefusedException ForeignTable(string table) => new(
        $"The database {engine.Location} has a table {table} that Endpoint Manager did not make. Name another database, or rename that table.");

    // Asked before anything is changed: of several migrations, those before the one that fails would stay.
    private async Task<string?> FindObstacleAsync(
        AppDbContext db, DbConnection connection, IReadOnlyCollection<string> pending, CancellationToken cancellationToken)
    {
        var unfinished = new UnfinishedSchema(db, engine);
        if (!engine.ChangesSchemaInTransactions)
        {
            await unfinished.TryRemoveAsync(connection, pending, cancellationToken);
        }

        return await unfinished.FindTableAsync(connection, pending, cancellationToken);
    }

    private async Task<bool> IsFreeAsync(AppDbContext db, DbConnection connection, CancellationToken cancellationToken) =>
        !await engine.TableExistsAsync(connection, DeviceConfiguration.Table, cancellationToken)
        || (settings.AutoMigrate && await new UnfinishedSchema(db, engine).TryRemoveAsync(connection, [.. db.Database.GetMigrations()], cancellationToken));
}
