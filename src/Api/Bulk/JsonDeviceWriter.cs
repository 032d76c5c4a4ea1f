using System.Text.Json;
using EndpointManager.Api.Json;
using EndpointManager.Application.Bulk;

namespace EndpointManager.Api.Bulk;

/// <summary>Writes devices as a JSON array, one a line.</summary>
internal sealed class JsonDeviceWriter(Stream file) : IExportWriter
{
    private bool _begun;

    public void Write(ExportedDevice device)
    {
        file.Write(_begun ? ",\n"u8 : "[\n"u8);
        _begun = true;
        JsonSerializer.Serialize(file, device, JsonSettings.Options);
    }

    public void Complete()
    {
        file.Write(_begun ? "\n]\n"u8 : "[]\n"u8);
        file.Flush();
    }

    public void Dispose()
    {
        // Holds nothing of its own.
    }
}
