using System.Data.Common;
using EndpointManager.Application.Access;
using EndpointManager.Infrastructure.Persistence.Configurations;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>Writes the rows of <c>endpoint_device_access</c> past EF Core, which has no statement that inserts or changes.</summary>
internal sealed class AccessRows
{
    private static readonly string[] TokenColumns = ["token", "token_lookup", "first_token", "first_token_lookup"];

    private static readonly BulkTable Table = new(
        DeviceAccessConfiguration.Table,
        new BulkColumn("device_id", BulkType.Guid),
        new BulkColumn("token", BulkType.Text),
        new BulkColumn("token_lookup", BulkType.Text),
        new BulkColumn("first_token", BulkType.Text),
        new BulkColumn("first_token_lookup", BulkType.Text),
        new BulkColumn("token_used_at", BulkType.Timestamp),
        new BulkColumn("armed_at", BulkType.Timestamp));

    private readonly IDatabaseEngine _engine;
    private readonly string _arm;
    private readonly string _replace;
    private readonly string _fill;

    public AccessRows(IDatabaseEngine engine)
    {
        _engine = engine;
        string onExisting = engine.OnExisting("device_id");
        _arm = $"{onExisting} armed_at = {engine.Incoming("armed_at")}";
        _replace = $"{onExisting} {string.Join(", ", Table.Columns.Skip(1).Select(column => $"{column.Name} = {engine.Incoming(column.Name)}"))}";
        _fill = $"{onExisting} {string.Join(", ", TokenColumns.Select(Kept))}";

        // Another instance that fills at the same time may have been first, and a phone may have its token by now.
        string Kept(string column) => $"{column} = COALESCE({DeviceAccessConfiguration.Table}.{column}, {engine.Incoming(column)})";
    }

    /// <summary>Inserts the accesses of new devices.</summary>
    public Task InsertAsync(DbTransaction transaction, IEnumerable<DeviceAccess> accesses, CancellationToken cancellationToken) =>
        _engine.InsertAllAsync(transaction, Table, accesses.Select(RowOf).ToAsyncEnumerable(), cancellationToken);

    /// <summary>Arms devices; nothing else of an access that is there changes.</summary>
    public Task ArmAsync(DbTransaction transaction, IEnumerable<DeviceAccess> accesses, CancellationToken cancellationToken) =>
        UpsertAsync(transaction, _arm, accesses, cancellationToken);

    /// <summary>Puts accesses in the place of those that are there.</summary>
    public Task ReplaceAsync(DbTransaction transaction, IEnumerable<DeviceAccess> accesses, CancellationToken cancellationToken) =>
        UpsertAsync(transaction, _replace, accesses, cancellationToken);

    /// <summary>Gives tokens to devices that have none.</summary>
    public Task FillAsync(DbTransaction transaction, IEnumerable<DeviceAccess> accesses, CancellationToken cancellationToken) =>
        UpsertAsync(transaction, _fill, accesses, cancellationToken);

    private Task UpsertAsync(
        DbTransaction transaction, string onExisting, IEnumerable<DeviceAccess> accesses, CancellationToken cancellationToken)
    {
        // In one order on all instances, or two would wait for each other.
        object?[][] rows = [.. accesses.OrderBy(access => access.DeviceId.Value).Select(RowOf)];
        return rows.Length == 0 ? Task.CompletedTask : _engine.UpsertAllAsync(transaction, Table, onExisting, rows, cancellationToken);
    }

    private static object?[] RowOf(DeviceAccess access) =>
    [
        access.DeviceId.Value,
        access.SealedToken,
        access.TokenLookup,
        access.SealedFirstToken,
        access.FirstTokenLookup,
        access.TokenUsedAt?.UtcDateTime,
        access.ArmedAt?.UtcDateTime,
    ];
}
