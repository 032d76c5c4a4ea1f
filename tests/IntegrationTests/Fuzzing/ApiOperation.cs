using System.Text.Json.Nodes;

namespace EndpointManager.IntegrationTests.Fuzzing;

/// <summary>One operation as the OpenAPI document describes it.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Its path with names of parameters in braces.</param>
/// <param name="PathParameters">Those names.</param>
/// <param name="QueryParameters">Names of the parameters in the query.</param>
/// <param name="Headers">Names of the headers that it reads.</param>
/// <param name="MediaTypes">Media types of its body; empty without one.</param>
/// <param name="Body">A valid body; null without one.</param>
/// <param name="Responses">The schema of the body by status and media type; null for one that has no JSON body.</param>
internal sealed record ApiOperation(
    string Id,
    HttpMethod Method,
    string Path,
    IReadOnlyList<string> PathParameters,
    IReadOnlyList<string> QueryParameters,
    IReadOnlyList<string> Headers,
    IReadOnlyList<string> MediaTypes,
    JsonNode? Body,
    IReadOnlyDictionary<(int Status, string MediaType), JsonNode?> Responses)
{
    /// <summary>Whether an answer with this status is one that the document promises.</summary>
    public bool Documents(int status) => Responses.Keys.Any(key => key.Status == status);

    /// <summary>All operations of a document.</summary>
    public static IReadOnlyList<ApiOperation> AllOf(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(method => Of(path.Key, method.Key, method.Value!)))];

    private static ApiOperation Of(string path, string method, JsonNode operation)
    {
        JsonNode[] parameters = [.. (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!)];
        JsonObject content = operation["requestBody"]?["content"]?.AsObject() ?? [];
        return new ApiOperation(
            (string)operation["operationId"]!,
            new HttpMethod(method.ToUpperInvariant()),
            path,
            In("path"),
            In("query"),
            In("header"),
            [.. content.Select(media => media.Key)],
            content.Select(media => ExampleOf(media.Value!)).FirstOrDefault(example => example is not null),
            ResponsesOf(operation));

        string[] In(string place) => [.. parameters.Where(parameter => (string?)parameter["in"] == place).Select(parameter => (string)parameter["name"]!)];
    }

    private static JsonNode? ExampleOf(JsonNode media) =>
        media["example"] ?? media["examples"]?.AsObject().Select(example => example.Value!["value"]).FirstOrDefault();

    private static Dictionary<(int Status, string MediaType), JsonNode?> ResponsesOf(JsonNode operation)
    {
        Dictionary<(int Status, string MediaType), JsonNode?> responses = [];
        foreach ((string status, JsonNode? response) in operation["responses"]!.AsObject())
        {
            int code = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
            JsonObject content = response!["content"]?.AsObject() ?? [];
            if (content.Count == 0)
            {
                responses[(code, "")] = null;
            }

            foreach ((string media, JsonNode? body) in content)
            {
                responses[(code, media)] = media.Contains("json", StringComparison.Ordinal) ? body!["schema"] : null;
            }
        }

        return responses;
    }
}
