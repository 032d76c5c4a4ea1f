using System.Data.Common;
using System.Globalization;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>Writes the rows of <c>endpoint_requests</c>.</summary>
internal sealed class RequestRows(IDatabaseEngine engine)
{
    // Few enough for a batch to write each page of a section once or twice at most, and many enough for a phone that is looked up in
    // each of them: twenty thousand phones with a hundred requests each have a dozen.
    private const int RequestsInSection = 200_000;

    private static readonly BulkColumn[] Columns =
    [
        new BulkColumn("id", BulkType.Int64),
        new BulkColumn("mac_address", BulkType.Text),
        new BulkColumn("has_device", BulkType.Boolean),
        new BulkColumn("address", BulkType.Text),
        new BulkColumn("method", BulkType.Text),
        new BulkColumn("file", BulkType.Text),
        new BulkColumn("user_agent", BulkType.Text),
        new BulkColumn("status", BulkType.Int32),
        new BulkColumn("form", BulkType.Text),
        new BulkColumn("reason", BulkType.Text),
        new BulkColumn("bytes", BulkType.Int64),
    ];

    private readonly BulkTable _table = new(
        RequestConfiguration.Table,
        engine.IndexesRequestsInSections ? [.. Columns, new BulkColumn(RequestConfiguration.Section, BulkType.Int32)] : Columns);

    /// <summary>
    /// The section that a batch is written to: the last one, or the next. Chance begins the next, so that nobody has to count, and
    /// several instances may write in turn.
    /// </summary>
    /// <param name="transaction">The transaction of the batch.</param>
    /// <param name="requests">How many requests it has.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<int> ChooseSectionAsync(DbTransaction transaction, int requests, CancellationToken cancellationToken)
    {
        if (!engine.IndexesRequestsInSections)
        {
            return 0;
        }

        await using DbCommand command = transaction.Connection!.CommandOf(
            $"SELECT COALESCE(MAX({RequestConfiguration.Section}), 0) FROM {RequestConfiguration.Table}");
        command.Transaction = transaction;
        int last = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        return Random.Shared.Next(RequestsInSection) < requests ? last + 1 : last;
    }

    /// <summary>Inserts the requests.</summary>
    /// <returns>How many of them belong to no device.</returns>
    public async Task<int> InsertAsync(
        DbTransaction transaction,
        IReadOnlyList<RecordedRequest> requests,
        IReadOnlyDictionary<string, DeviceId> devices,
        int section,
        CancellationToken cancellationToken)
    {
        int strangers = 0;
        await engine.InsertAllAsync(transaction, _table, RowsAsync(), cancellationToken);
        return strangers;

        async IAsyncEnumerable<object?[]> RowsAsync()
        {
            object?[] row = new object?[_table.Columns.Count];
            if (engine.IndexesRequestsInSections)
            {
                row[^1] = section;
            }

            foreach (RecordedRequest request in requests)
            {
                bool hasDevice = request.MacAddress is { } mac && devices.ContainsKey(mac);
                strangers += hasDevice ? 0 : 1;
                Fill(row, request, hasDevice);
                yield return row;
            }

            await Task.CompletedTask;
        }
    }

    private static void Fill(object?[] row, in RecordedRequest request, bool hasDevice)
    {
        row[0] = request.Id;
        row[1] = request.MacAddress;
        row[2] = hasDevice;
        row[3] = request.Address;
        row[4] = request.Method;
        row[5] = request.File;
        row[6] = request.UserAgent;
        row[7] = request.Status;
        row[8] = request.Form?.ToString();
        row[9] = request.Reason?.ToString();
        row[10] = request.Bytes;
    }
}
