using CsvHelper;
using EndpointManager.Application.Bulk;

namespace EndpointManager.Api.Bulk;

/// <summary>Writes devices as CSV (RFC 4180), with the byte order mark without which Excel does not see UTF-8.</summary>
internal sealed class CsvDeviceWriter : IExportWriter
{
    private readonly CsvWriter _csv;

    public CsvDeviceWriter(Stream file)
    {
        _csv = CsvWriter.Create(file, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        _csv.WriteRecord(DeviceColumns.Names);
    }

    public void Write(ExportedDevice device)
    {
        foreach (string value in DeviceColumns.ValuesOf(device))
        {
            // Where a spreadsheet expects semicolons, one inside a bare cell would begin another.
            _csv.WriteField(FormulaGuard.Protect(value), value.Contains(';', StringComparison.Ordinal) ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
        }

        _csv.EndRecord();
    }

    public void Complete() => _csv.Flush();

    public void Dispose() => _csv.Dispose();
}
