using EndpointManager.Application.Bulk;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.Api.Bulk;

/// <summary>A format that devices are exported in.</summary>
/// <param name="Name">Its name in the query string, also the extension of the file.</param>
/// <param name="MediaType">What it is to HTTP.</param>
/// <param name="ContentType">The same with the charset, where it has one.</param>
/// <param name="Begin">Begins a file.</param>
internal sealed record ExportFormat(string Name, string MediaType, string ContentType, Func<Stream, IExportWriter> Begin)
{
    /// <summary>The formats; the first is the one of who does not care.</summary>
    public static readonly ExportFormat[] All =
    [
        new("csv", ImportBody.Csv, ImportBody.Csv + "; charset=utf-8", file => new CsvDeviceWriter(file)),
        new("json", ImportBody.Json, ImportBody.Json, file => new JsonDeviceWriter(file)),
    ];

    /// <summary>The format that the query string names, else the one that the Accept header likes best.</summary>
    /// <exception cref="ValidationException">The query string names another.</exception>
    public static ExportFormat Choose(string? name, StringValues accept) => string.IsNullOrEmpty(name)
        ? All.MaxBy(format => LikingOf(format, accept))!
        : Array.Find(All, format => format.Name == name)
            ?? throw new ValidationException([new ValidationFailure("format", $"Must be one of: {string.Join(", ", All.Select(format => format.Name))}.")]);

    // RFC 9110 section 12.5.1; a header that cannot be read counts as none.
    private static double LikingOf(ExportFormat format, StringValues accept) =>
        MediaTypeHeaderValue.TryParseList([.. accept!], out IList<MediaTypeHeaderValue>? types)
            ? types.Where(type => type.MediaType.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max()
            : 0;
}
