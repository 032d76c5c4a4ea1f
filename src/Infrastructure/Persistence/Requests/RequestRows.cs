using System.Data.Common;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>Writes the rows of <c>endpoint_requests</c>.</summary>
internal sealed class RequestRows(IDatabaseEngine engine)
{
    private static readonly BulkTable Table = new(
        RequestConfiguration.Table,
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
        new BulkColumn("bytes", BulkType.Int64));

    /// <summary>Inserts the requests.</summary>
    /// <returns>How many of them belong to no device.</returns>
    public async Task<int> InsertAsync(
        DbTransaction transaction,
        IReadOnlyList<RecordedRequest> requests,
        IReadOnlyDictionary<string, DeviceId> devices,
        CancellationToken cancellationToken)
    {
        int strangers = 0;
        await engine.InsertAllAsync(transaction, Table, RowsAsync(), cancellationToken);
        return strangers;

        async IAsyncEnumerable<object?[]> RowsAsync()
        {
            object?[] row = new object?[Table.Columns.Count];
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
