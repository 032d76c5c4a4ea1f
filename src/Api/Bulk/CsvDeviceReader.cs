using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// Reads devices from CSV (RFC 4180) in UTF-8, with or without a byte order mark, separated by comma, semicolon or tab: the
/// header tells which, because no name of a column has any. An empty cell is a member that was left out.
/// </summary>
internal static class CsvDeviceReader
{
    /// <summary>Reads the rows as they come.</summary>
    public static async IAsyncEnumerable<ImportRow> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions
        {
            Separator = await FindSeparatorAsync(body, cancellationToken),
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = ImportBody.MaxRowBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        };
        await using CsvReader csv = CsvReader.Create(body.AsStream(leaveOpen: true), options, leaveOpen: true);
        await csv.ReadHeaderAsync(cancellationToken);
        if (csv.Headers.Count == 0)
        {
            throw new MalformedRequestException("The file is empty: its first line has to name the columns.");
        }

        int[] places = DeviceColumns.PlacesOf(csv.Headers);
        Field[] values = new Field[DeviceColumns.Names.Length];
        while (await csv.ReadAsync(cancellationToken))
        {
            string? fault = Fill(values, csv, places);
            yield return new ImportRow
            {
                Line = csv.LineNumber,
                Fields = fault is null ? DeviceColumns.FieldsOf(values) : new(),
                Fault = fault,
            };
        }
    }

    // Takes the values of the row, or says why they cannot be told.
    private static string? Fill(Field[] values, CsvReader csv, int[] places)
    {
        if (csv.FieldCount != places.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Has {csv.FieldCount} values where the header names {places.Length} columns.");
        }

        Array.Clear(values);
        for (int column = 0; column < places.Length; column++)
        {
            ReadOnlySpan<byte> text = csv.GetSpan(column);
            if (!Utf8.IsValid(text))
            {
                return "Holds bytes that are not UTF-8.";
            }

            if (places[column] >= 0 && text.Length > 0)
            {
                string cell = csv.GetString(column);
                // No export ever wrote a password, so there is nothing to undo in one.
                values[places[column]] = Field.Of(places[column] == DeviceColumns.Password ? cell : FormulaGuard.Restore(cell));
            }
        }

        return null;
    }

    // Looks at the first line without taking it.
    private static async Task<char> FindSeparatorAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> seen = read.Buffer;
            SequencePosition? end = seen.PositionOf((byte)'\n');
            if (end is not null || read.IsCompleted || seen.Length > ImportBody.MaxRowBytes)
            {
                char separator = SeparatorIn(end is { } position ? seen.Slice(0, position) : seen);
                // Nothing counts as looked at: who reads next gets what has come, and need not wait for more.
                body.AdvanceTo(seen.Start);
                return separator;
            }

            body.AdvanceTo(seen.Start, seen.End);
        }
    }

    private static char SeparatorIn(ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(line);
        return reader.TryAdvanceToAny(",;\t"u8, advancePastDelimiter: false) && reader.TryPeek(out byte found) ? (char)found : ',';
    }
}
