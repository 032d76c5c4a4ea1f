using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EndpointManager.Api.Devices;
using EndpointManager.Api.Json;
using EndpointManager.Application.Bulk;

namespace EndpointManager.Api.Bulk;

/// <summary>Reads devices from a JSON array, one after the other. The members that only an answer has are ignored, as on an edit.</summary>
internal static class JsonDeviceReader
{
    // An import keeps what is said of a hundred rows, and of all in a dry run.
    private const int MaxUnknownMembers = 50;

    /// <summary>Reads the rows as they come.</summary>
    public static async IAsyncEnumerable<ImportRow> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bounded = new RowBoundReader(body, ImportBody.MaxRowBytes);
        IAsyncEnumerable<EditDeviceRequest?> devices =
            JsonSerializer.DeserializeAsyncEnumerable<EditDeviceRequest>(bounded, JsonSettings.Options, cancellationToken);
        await foreach (EditDeviceRequest? device in devices)
        {
            bounded.NoteRow();
            yield return device is null ? new ImportRow { Fault = "Must be an object." } : new ImportRow { Fields = device.ToFields(MaxUnknownMembers) };
        }
    }
}
