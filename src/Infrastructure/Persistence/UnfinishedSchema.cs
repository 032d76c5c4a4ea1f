using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// What a start leaves that was interrupted on an engine whose schema changes know no transactions (MySQL): some of the
/// tables, columns and indexes of a migration that is not in the history.
/// </summary>
internal sealed class UnfinishedSchema(AppDbContext db, IDatabaseEngine engine)
{
    /// <summary>Removes it, so that the migrations can begin anew.</summary>
    /// <param name="connection">The open connection of the context.</param>
    /// <param name="pending">The migrations that are not in the history.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False where a table is not as its migration makes it, or holds a row; then nothing was touched.</returns>
    public async Task<bool> TryRemoveAsync(DbConnection connection, IReadOnlyCollection<string> pending, CancellationToken cancellationToken)
    {
        if (!await engine.TableExistsAsync(connection, HistoryRepository.DefaultTableName, cancellationToken))
        {
            return false;
        }

        List<MigrationOperation> operations = [.. OperationsOf(pending)];
        var tables = new List<string>();
        foreach (CreateTableOperation table in operations.OfType<CreateTableOperation>())
        {
            if (await engine.TableExistsAsync(connection, table.Name, cancellationToken))
            {
                if (!await IsUnusedAsync(connection, table, operations, cancellationToken))
                {
                    return false;
                }

                tables.Add(table.Name);
            }
        }

        // Those that refer to others were made after them.
        tables.Reverse();
        foreach (string table in tables)
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "DROP TABLE " + table;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        HashSet<string> ours = [.. operations.OfType<CreateTableOperation>().Select(table => table.Name)];
        foreach (CreateIndexOperation index in operations.OfType<CreateIndexOperation>().Where(index => !ours.Contains(index.Table)))
        {
            await engine.DropIndexAsync(connection, index.Table, index.Name, cancellationToken);
        }

        foreach (AddColumnOperation column in operations.OfType<AddColumnOperation>().Where(column => !ours.Contains(column.Table)))
        {
            await engine.DropColumnAsync(connection, column.Table, column.Name, cancellationToken);
        }

        return true;
    }

    /// <summary>The name of a table that is there although a pending migration has yet to make it; null if there is none.</summary>
    public async Task<string?> FindTableAsync(DbConnection connection, IReadOnlyCollection<string> pending, CancellationToken cancellationToken)
    {
        foreach (CreateTableOperation table in OperationsOf(pending).OfType<CreateTableOperation>())
        {
            if (await engine.TableExistsAsync(connection, table.Name, cancellationToken))
            {
                return table.Name;
            }
        }

        return null;
    }

    private static async Task<bool> IsUnusedAsync(
        DbConnection connection, CreateTableOperation table, IEnumerable<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + table.Name;
        await using DbDataReader rows = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        List<string> columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        // Later migrations may have added columns to it, or not yet.
        IEnumerable<string> added = operations.OfType<AddColumnOperation>().Where(column => column.Table == table.Name).Select(column => column.Name);
        return columns.Count >= table.Columns.Count
            && table.Columns.Select(column => column.Name).Concat(added).Take(columns.Count).SequenceEqual(columns, StringComparer.Ordinal)
            && !await rows.ReadAsync(cancellationToken);
    }

    private IEnumerable<MigrationOperation> OperationsOf(IReadOnlyCollection<string> pending)
    {
        IMigrationsAssembly migrations = db.GetService<IMigrationsAssembly>();
        return migrations.Migrations
            .Where(migration => pending.Contains(migration.Key))
            .OrderBy(migration => migration.Key, StringComparer.Ordinal)
            .SelectMany(migration => migrations.CreateMigration(migration.Value, db.Database.ProviderName!).UpOperations);
    }
}
