using System.Runtime.CompilerServices;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Configurations;
using EndpointManager.Infrastructure.Persistence.Secrets;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>Devices as rows of their table, for a bulk insert: the columns and values of the model's own mapping.</summary>
internal static class DeviceRows
{
    /// <summary>The table with all its columns.</summary>
    public static readonly BulkTable Table = new(
        DeviceConfiguration.Table,
        new("id", BulkType.Guid),
        new("mac_address", BulkType.Text),
        new("label", BulkType.Text),
        new("brand", BulkType.Text),
        new("model", BulkType.Text),
        new("username", BulkType.Text),
        new("password", BulkType.Text),
        new("server_address", BulkType.Text),
        new("transport", BulkType.Text),
        new("created_at", BulkType.Timestamp),
        new("updated_at", BulkType.Timestamp),
        new("version", BulkType.Int64),
        new("label_key", BulkType.Text),
        new("username_key", BulkType.Text),
        new("search_text", BulkType.Text));

    /// <summary>The rows, in one array that is filled anew for each.</summary>
    public static async IAsyncEnumerable<object?[]> Of(
        IAsyncEnumerable<Device> devices, CurrentPasswords passwords, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        object?[] row = new object?[Table.Columns.Count];
        await foreach (Device device in devices.WithCancellation(cancellationToken))
        {
            Fill(row, device, passwords.Of(device.Id, device.Account.Password));
            yield return row;
        }
    }

    private static void Fill(object?[] row, Device device, SealedPassword password)
    {
        row[0] = device.Id.Value;
        row[1] = device.MacAddress.Value;
        row[2] = device.Label.Value;
        row[3] = device.Model.Brand;
        row[4] = device.Model.Name;
        row[5] = device.Account.Username.Value;
        row[6] = password.CipherText;
        row[7] = device.Account.Server.ToString();
        row[8] = device.Account.Transport.ToName();
        row[9] = device.CreatedAt.UtcDateTime;
        row[10] = device.UpdatedAt.UtcDateTime;
        row[11] = device.Version;
        (row[12], row[13], row[14]) = DeviceSearchColumns.Of(device);
    }
}
