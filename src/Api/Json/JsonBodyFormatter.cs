using System.Text;
using System.Text.Json;
using EndpointManager.Api.Errors;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.Api.Json;

/// <summary>
/// Reads JSON bodies. Unlike the framework's reader it takes UTF-8 only and says what is wrong without naming a class.
/// </summary>
internal sealed class JsonBodyFormatter : InputFormatter
{
    /// <summary>The media types of a body.</summary>
    public static readonly string[] MediaTypes = ["application/json", "application/merge-patch+json"];

    public JsonBodyFormatter()
    {
        foreach (string mediaType in MediaTypes)
        {
            SupportedMediaTypes.Add(mediaType);
        }
    }

    public override bool CanRead(InputFormatterContext context) =>
        MediaTypeHeaderValue.TryParse(context.HttpContext.Request.ContentType, out MediaTypeHeaderValue? type)
        && MediaTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase)
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase));

    public override Task<InputFormatterResult> ReadAsync(InputFormatterContext context) => ReadRequestBodyAsync(context);

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        HttpContext http = context.HttpContext;
        try
        {
            object? body = await JsonSerializer.DeserializeAsync(
                http.Request.Body, context.ModelType, JsonSettings.Options, http.RequestAborted);
            return InputFormatterResult.Success(body ?? throw new MalformedRequestException("The body must be a JSON object."));
        }
        catch (JsonException exception)
        {
            throw new MalformedRequestException(Describe(exception));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json makes of half a surrogate pair and of invalid UTF-8 inside a string.
            throw new MalformedRequestException("The body holds text that is not valid Unicode.");
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // Kestrel's word for a chunk size beyond any number; all else that is wrong with chunks is the other exception.
            throw new MalformedRequestException("The body cannot be read to its end.");
        }
    }

    private static string Describe(JsonException exception) =>
        exception is { LineNumber: { } line, BytePositionInLine: { } position }
            ? $"The body must be one JSON object without duplicate members (line {line + 1}, byte {position + 1})."
            : "The body must be one JSON object without duplicate members.";
}
