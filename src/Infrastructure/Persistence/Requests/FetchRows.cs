using System.Data.Common;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>
/// Writes the rows of <c>endpoint_device_fetches</c>. Times only move forward: another instance may have written what came
/// later.
/// </summary>
internal sealed class FetchRows
{
    private static readonly BulkTable Table = new(
        DeviceFetchConfiguration.Table,
        new BulkColumn("device_id", BulkType.Guid),
        new BulkColumn("last_seen_at", BulkType.Timestamp),
        new BulkColumn("last_seen_address", BulkType.Text),
        new BulkColumn("firmware", BulkType.Text),
        new BulkColumn("reported_model", BulkType.Text),
        new BulkColumn("last_served_at", BulkType.Timestamp),
        new BulkColumn("last_served_address", BulkType.Text),
        new BulkColumn("served_form", BulkType.Text),
        new BulkColumn("delivered_at", BulkType.Timestamp),
        new BulkColumn("delivered_address", BulkType.Text),
        new BulkColumn("delivered_version", BulkType.Int64),
        new BulkColumn("delivered_fingerprint", BulkType.Text));

    private readonly IDatabaseEngine _engine;
    private readonly string _onExisting;

    public FetchRows(IDatabaseEngine engine)
    {
        _engine = engine;
        // What is compared with is assigned last, see IDatabaseEngine.UpsertAllAsync.
        _onExisting = $"""
            {engine.OnExisting("device_id")}
            firmware = {Known("firmware")}, reported_model = {Known("reported_model")},
            last_seen_address = {Newer("last_seen_address", "last_seen_at")}, last_seen_at = {Newer("last_seen_at", "last_seen_at")},
            served_form = {Newer("served_form", "last_served_at")},
            last_served_address = {Newer("last_served_address", "last_served_at")}, last_served_at = {Newer("last_served_at", "last_served_at")},
            delivered_address = {Newer("delivered_address", "delivered_at")},
            delivered_version = {Newer("delivered_version", "delivered_at")},
            delivered_fingerprint = {Newer("delivered_fingerprint", "delivered_at")},
            delivered_at = {Newer("delivered_at", "delivered_at")}
            """;
    }

    /// <summary>Takes over what the phones of devices did.</summary>
    public Task MergeAsync(
        DbTransaction transaction,
        IReadOnlyDictionary<MacAddress, PhoneActivity> phones,
        IReadOnlyDictionary<string, DeviceId> devices,
        CancellationToken cancellationToken)
    {
        List<(Guid Device, PhoneActivity Activity)> seen = [];
        foreach ((MacAddress mac, PhoneActivity activity) in phones)
        {
            if (activity.LastSeen is not null && devices.TryGetValue(mac.Value, out DeviceId device))
            {
                seen.Add((device.Value, activity));
            }
        }

        // In one order on all instances, or two would wait for each other.
        seen.Sort((one, other) => one.Device.CompareTo(other.Device));
        return seen.Count == 0
            ? Task.CompletedTask
            : _engine.UpsertAllAsync(transaction, Table, _onExisting, seen.Select(phone => RowOf(phone.Device, phone.Activity)), cancellationToken);
    }

    private static object?[] RowOf(Guid device, PhoneActivity activity)
    {
        RecordedRequest seen = activity.LastSeen!.Value;
        // The MAC address may have become another device's since the file was served.
        Delivery? served = activity.LastServed?.Device.Value == device ? activity.LastServed : null;
        Delivery? delivered = activity.LastDelivered?.Device.Value == device ? activity.LastDelivered : null;
        return
        [
            device,
            seen.Time.UtcDateTime,
            seen.Address,
            activity.Firmware,
            activity.ReportedModel,
            served?.Time.UtcDateTime,
            served?.Address,
            served?.Form.ToString(),
            delivered?.Time.UtcDateTime,
            delivered?.Address,
            delivered?.Version,
            delivered?.Fingerprint,
        ];
    }

    private static string Old(string column) => $"{DeviceFetchConfiguration.Table}.{column}";

    private string Newer(string column, string time) =>
        $"CASE WHEN {_engine.Incoming(time)} >= COALESCE({Old(time)}, {_engine.Incoming(time)}) THEN {_engine.Incoming(column)} ELSE {Old(column)} END";

    // What a request does not tell stays as it was.
    private string Known(string column) =>
        $"CASE WHEN {_engine.Incoming("last_seen_at")} >= {Old("last_seen_at")} "
        + $"THEN COALESCE({_engine.Incoming(column)}, {Old(column)}) ELSE COALESCE({Old(column)}, {_engine.Incoming(column)}) END";
}
