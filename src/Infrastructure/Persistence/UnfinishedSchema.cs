using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// What a first start leaves that was interrupted on an engine whose schema changes know no transactions (MySQL): an
/// empty history, and some of the first migration's tables.
/// </summary>
internal sealed class UnfinishedSchema(AppDbContext db, IDatabaseEngine engine)
{
    /// <summary>Removes it, so that the first migration can begin anew.</summary>
    /// <param name="connection">The open connection of the context.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False where a table is not as the first migration makes it, or holds a row; then nothing was touched.</returns>
    public async Task<bool> TryRemoveAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (!await engine.TableExistsAsync(connection, HistoryRepository.DefaultTableName, cancellationToken))
        {
            return false;
        }

        var ours = new List<string>();
        foreach (CreateTableOperation table in FirstTables())
        {
            if (await engine.TableExistsAsync(connection, table.Name, cancellationToken))
            {
                if (!await IsUnusedAsync(connection, table, cancellationToken))
                {
                    return false;
                }

                ours.Add(table.Name);
            }
        }

        foreach (string table in ours)
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "DROP TABLE " + table;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return true;
    }

    private static async Task<bool> IsUnusedAsync(DbConnection connection, CreateTableOperation table, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + table.Name;
        await using DbDataReader rows = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        IEnumerable<string> columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName);
        return columns.SequenceEqual(table.Columns.Select(column => column.Name), StringComparer.Ordinal)
            && !await rows.ReadAsync(cancellationToken);
    }

    private IEnumerable<CreateTableOperation> FirstTables()
    {
        IMigrationsAssembly migrations = db.GetService<IMigrationsAssembly>();
        TypeInfo first = migrations.Migrations.OrderBy(migration => migration.Key, StringComparer.Ordinal).First().Value;
        return migrations.CreateMigration(first, db.Database.ProviderName!).UpOperations.OfType<CreateTableOperation>();
    }
}
