using System.Data;
using System.Data.Common;
using System.Globalization;
using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence.Secrets;

/// <summary>The columns of sealed secrets, read and written past EF Core: an entity that is saved counts as edited.</summary>
internal sealed class SealedSecrets(AppDbContext db, IDatabaseEngine engine, ISecretKeys keys, StorageGuard guard) : ISealedSecrets
{
    // Few enough that nobody who writes waits for long.
    private const int AtATime = 500;

    // A sealed text begins with its format and the id of its key: v1.0123456789ab.
    private const int KeyIdStart = 4;
    private const int KeyIdLength = 12;

    private static readonly Dictionary<SecretKind, SealedColumn> Columns = new()
    {
        [SecretKind.Password] = new(DeviceConfiguration.Table, "id", "password"),
        [SecretKind.Token] = new(DeviceAccessConfiguration.Table, "device_id", "token"),
        [SecretKind.FirstToken] = new(DeviceAccessConfiguration.Table, "device_id", "first_token"),
    };

    public async Task<IReadOnlyDictionary<string, long>> CountByKeyAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        await guard.RunLongAsync(() => db.ConnectedAsync(async connection =>
        {
            foreach (SealedColumn column in Columns.Values)
            {
                await CountAsync(connection, column, counts, cancellationToken);
            }

            return true;
        }, cancellationToken));
        return counts;
    }

    public async Task<ResealedBatch> ResealAsync(SecretKind kind, DeviceId? after, CancellationToken cancellationToken)
    {
        ResealedBatch batch = new(0, [], null);
        await guard.RunLongAsync(async () => batch = await ResealSomeAsync(kind, after, cancellationToken));
        return batch;
    }

    private static async Task CountAsync(
        DbConnection connection, SealedColumn column, Dictionary<string, long> counts, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CommandOf(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT SUBSTR({column.Name}, {KeyIdStart}, {KeyIdLength}), COUNT(*) FROM {column.Table} WHERE {column.Name} IS NOT NULL
            GROUP BY SUBSTR({column.Name}, {KeyIdStart}, {KeyIdLength})
            """));
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            string id = rows.GetString(0);
            counts[id] = counts.GetValueOrDefault(id) + rows.GetInt64(1);
        }
    }

    private async Task<ResealedBatch> ResealSomeAsync(SecretKind kind, DeviceId? after, CancellationToken cancellationToken)
    {
        SealedColumn column = Columns[kind];
        using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        List<SealedSecret> found = await ReadAsync(column, after, transaction.GetDbTransaction(), cancellationToken);
        int resealed = 0;
        List<MacAddress> unreadable = [];
        foreach (SealedSecret secret in found)
        {
            try
            {
                string now = keys.Reseal(kind, secret.Device, secret.Text);
                resealed += await WriteAsync(column, secret, now, transaction.GetDbTransaction(), cancellationToken);
            }
            catch (SecretUnreadableException)
            {
                unreadable.Add(secret.MacAddress);
            }
        }

        await transaction.CommitAsync(CancellationToken.None);
        return new ResealedBatch(resealed, unreadable, found.Count == AtATime ? found[^1].Device : null);
    }

    private async Task<List<SealedSecret>> ReadAsync(
        SealedColumn column, DeviceId? after, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using DbCommand command = CommandOf(
            transaction,
            $"""
            SELECT secret.{column.Id}, secret.{column.Name}, device.mac_address
            FROM {column.Table} secret INNER JOIN {DeviceConfiguration.Table} device ON device.id = secret.{column.Id}
            WHERE secret.{column.Id} > @after AND secret.{column.Name} NOT LIKE @current ORDER BY secret.{column.Id} LIMIT {AtATime}
            """,
            ("@after", after?.Value ?? Guid.Empty),
            ("@current", $"v1.{keys.CurrentId}.%"));
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        List<SealedSecret> found = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new SealedSecret(new DeviceId(rows.GetGuid(0)), rows.GetString(1), ParsedValue.Parse<MacAddress>(rows.GetString(2))));
        }

        return found;
    }

    // Only where it is still what was read: whoever changed it meanwhile has the last word.
    private static async Task<int> WriteAsync(
        SealedColumn column, SealedSecret secret, string now, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using DbCommand command = CommandOf(
            transaction,
            $"UPDATE {column.Table} SET {column.Name} = @now WHERE {column.Id} = @device AND {column.Name} = @before",
            ("@now", now),
            ("@device", secret.Device.Value),
            ("@before", secret.Text));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand CommandOf(DbTransaction transaction, string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        DbCommand command = transaction.Connection!.CommandOf(text, parameters);
        command.Transaction = transaction;
        return command;
    }

    // A class: a record would print the text.
    private sealed class SealedSecret(DeviceId device, string text, MacAddress macAddress)
    {
        public DeviceId Device => device;

        public string Text => text;

        public MacAddress MacAddress => macAddress;
    }

    private sealed record SealedColumn(string Table, string Id, string Name);
}
