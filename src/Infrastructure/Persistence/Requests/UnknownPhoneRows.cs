using System.Data.Common;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>Writes the rows of <c>endpoint_unknown_phones</c>.</summary>
internal sealed class UnknownPhoneRows
{
    private static readonly BulkTable Table = new(
        UnknownPhoneConfiguration.Table,
        new BulkColumn("mac_address", BulkType.Text),
        new BulkColumn("brand", BulkType.Text),
        new BulkColumn("model", BulkType.Text),
        new BulkColumn("firmware", BulkType.Text),
        new BulkColumn("user_agent", BulkType.Text),
        new BulkColumn("file", BulkType.Text),
        new BulkColumn("address", BulkType.Text),
        new BulkColumn("requests", BulkType.Int64),
        new BulkColumn("first_seen_at", BulkType.Timestamp),
        new BulkColumn("last_seen_at", BulkType.Timestamp));

    private readonly IDatabaseEngine _engine;
    private readonly string _onExisting;

    public UnknownPhoneRows(IDatabaseEngine engine)
    {
        _engine = engine;
        // A guess that knows the model is not given up for one that does not. What is compared with is assigned last, see
        // IDatabaseEngine.UpsertAllAsync.
        string knowsMore = $"({engine.Incoming("model")} IS NOT NULL OR {Old("model")} IS NULL)";
        _onExisting = $"""
            {engine.OnExisting("mac_address")}
            brand = {IfNewer($"{knowsMore} AND {engine.Incoming("brand")} IS NOT NULL", "brand")},
            model = {IfNewer(knowsMore, "model")},
            firmware = {IfNewer($"{engine.Incoming("firmware")} IS NOT NULL", "firmware")},
            user_agent = {IfNewer("TRUE", "user_agent")},
            file = {IfNewer("TRUE", "file")},
            address = {IfNewer("TRUE", "address")},
            requests = {Old("requests")} + {engine.Incoming("requests")},
            first_seen_at = CASE WHEN {engine.Incoming("first_seen_at")} < {Old("first_seen_at")}
                THEN {engine.Incoming("first_seen_at")} ELSE {Old("first_seen_at")} END,
            last_seen_at = {IfNewer("TRUE", "last_seen_at")}
            """;
    }

    /// <summary>Takes over what the phones did that are no devices.</summary>
    public Task MergeAsync(
        DbTransaction transaction,
        IReadOnlyDictionary<MacAddress, PhoneActivity> phones,
        IReadOnlyDictionary<string, DeviceId> devices,
        CancellationToken cancellationToken)
    {
        List<PhoneActivity> strangers = [.. phones.Values
            .Where(phone => !devices.ContainsKey(phone.MacAddress.Value))
            .OrderBy(phone => phone.MacAddress.Value, StringComparer.Ordinal)];
        return strangers.Count == 0
            ? Task.CompletedTask
            : _engine.UpsertAllAsync(transaction, Table, _onExisting, strangers.Select(phone => RowOf(phone, phone.Guess())), cancellationToken);
    }

    private static object?[] RowOf(PhoneActivity activity, PhoneGuess guess) =>
    [
        activity.MacAddress.Value,
        guess.Brand,
        guess.Model,
        guess.Firmware,
        activity.Last.UserAgent,
        activity.Last.File,
        activity.Last.Address,
        (long)activity.Count,
        activity.FirstAt.UtcDateTime,
        activity.Last.Time.UtcDateTime,
    ];

    private static string Old(string column) => $"{UnknownPhoneConfiguration.Table}.{column}";

    private string IfNewer(string condition, string column) =>
        $"CASE WHEN {_engine.Incoming("last_seen_at")} >= {Old("last_seen_at")} AND {condition} THEN {_engine.Incoming(column)} ELSE {Old(column)} END";
}
