using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Bulk;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.Api.Bulk;

/// <summary>The body of an import, in whichever of its formats it is.</summary>
internal static class ImportBody
{
    /// <summary>Media type of CSV (RFC 7111).</summary>
    public const string Csv = "text/csv";

    /// <summary>Media type of JSON.</summary>
    public const string Json = "application/json";

    /// <summary>Most bytes of a row.</summary>
    public const int MaxRowBytes = 64 * 1024;

    // More than a body of devices has room for. What is said of rows that are next to nothing would take a hundred times their room.
    private const int MaxRows = 1_000_000;

    /// <summary>The rows as they come. Whatever is wrong with the text itself is one problem, and ends them.</summary>
    /// <exception cref="UnsupportedMediaTypeException">It is in neither format.</exception>
    public static IAsyncEnumerable<ImportRow> RowsOf(HttpRequest request, CancellationToken cancellationToken) =>
        GuardAsync(
            FormatOf(request) == Csv
                ? CsvDeviceReader.ReadAsync(request.BodyReader, cancellationToken)
                : JsonDeviceReader.ReadAsync(request.BodyReader, cancellationToken),
            cancellationToken);

    private static string FormatOf(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (string format in new[] { Csv, Json })
            {
                if (type.MediaType.Equals(format, StringComparison.OrdinalIgnoreCase))
                {
                    return format;
                }
            }
        }

        throw new UnsupportedMediaTypeException("The body must be CSV or JSON in UTF-8: Content-Type text/csv or application/json.");
    }

    private static async IAsyncEnumerable<ImportRow> GuardAsync(
        IAsyncEnumerable<ImportRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<ImportRow> row = rows.GetAsyncEnumerator(cancellationToken);
        for (int count = 0; await MoveNextAsync(row); count++)
        {
            if (count == MaxRows)
            {
                throw new BadHttpRequestException("More rows than an import may have.", StatusCodes.Status413PayloadTooLarge);
            }

            yield return row.Current;
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ImportRow> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (CsvFormatException exception)
        {
            throw new MalformedRequestException(string.Create(
                CultureInfo.InvariantCulture,
                $"Line {exception.LineNumber}: quotes that are not those of CSV (RFC 4180), or a row longer than 64 KiB."));
        }
        catch (JsonException exception)
        {
            throw new MalformedRequestException(string.Create(
                CultureInfo.InvariantCulture,
                $"The body must be one JSON array of devices without duplicate members (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})."));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json makes of half a surrogate pair and of invalid UTF-8 inside a string.
            throw new MalformedRequestException("The body holds text that is not valid Unicode.");
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new MalformedRequestException("The body cannot be read to its end.");
        }
    }
}
