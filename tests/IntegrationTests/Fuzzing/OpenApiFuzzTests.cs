using System.Globalization;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Json.Schema;

namespace EndpointManager.IntegrationTests.Fuzzing;

/// <summary>
/// Random requests to every operation of the OpenAPI document, each spoilt in a parameter, a member, a header, its body or its
/// method. Whatever comes, the answer is one that the document describes, to the member, and never a failure of the service.
/// </summary>
public sealed class OpenApiFuzzTests(NotifyServiceFixture<Sqlite> fixture) : IClassFixture<NotifyServiceFixture<Sqlite>>
{
    // What the server answers before an operation is found, or because of how HTTP is spoken.
    private static readonly int[] OfTheServer = [400, 403, 404, 405, 413, 414, 415, 417, 431];

    private readonly Random _random = new(FuzzScale.Seed);
    private readonly List<string> _macs = [];

    [Fact]
    public async Task Whatever_is_asked_is_answered_as_documented()
    {
        JsonNode document = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("docs/openapi.json")))!;
        IReadOnlyList<ApiOperation> operations = ApiOperation.AllOf(document);
        var schemas = new ResponseSchemas(document);
        var forge = new RequestForge(_random, Valid);
        HashSet<string> reached = [];
        List<string> findings = [];
        for (int number = 0; number < FuzzScale.Requests; number++)
        {
            await KeepSomeDevicesAsync();
            ApiOperation operation = operations[number % operations.Count];
            using HttpRequestMessage request = forge.Next(operation);
            string asked = $"{request.Method} {request.RequestUri} ({operation.Id}, spoilt: {forge.Spoilt}, number {number}, seed {FuzzScale.Seed})";
            using HttpResponseMessage response = await fixture.Service.Client.SendAsync(request);
            if (response.IsSuccessStatusCode)
            {
                reached.Add(operation.Id);
            }

            if (await ComplaintOfAsync(operation, request, response, forge.Spoilt, schemas) is { } complaint)
            {
                findings.Add($"{asked}: {(int)response.StatusCode} {complaint}");
            }
        }

        findings.Should().BeEmpty();
        reached.Should().HaveCountGreaterThan(operations.Count / 2, "a fuzzer that is refused everywhere tests nothing");
    }

    private static async Task<string?> ComplaintOfAsync(
        ApiOperation operation, HttpRequestMessage request, HttpResponseMessage response, string spoilt, ResponseSchemas schemas)
    {
        int status = (int)response.StatusCode;
        if (status is 500 or 503)
        {
            return "is a failure of the service: " + await response.Content.ReadAsStringAsync();
        }

        bool ofOperation = operation.Documents(status) && request.Method == operation.Method;
        if (!ofOperation && !OfTheServer.Contains(status) && !(spoilt is "method" or "path" && status < 500))
        {
            return "is not documented";
        }

        string media = response.Content.Headers.ContentType?.MediaType ?? "";
        string body = await response.Content.ReadAsStringAsync();
        return body.Length == 0 || !media.Contains("json", StringComparison.Ordinal) ? null
            : status >= 400 ? schemas.ComplaintOfProblem(body)
            : ofOperation ? schemas.ComplaintOf(operation, status, media, body)
            : null;
    }

    private async Task KeepSomeDevicesAsync()
    {
        if (_random.Next(20) == 0 || _macs.Count == 0)
        {
            string mac = Mac.Next();
            await fixture.Service.Client.AddedAsync(ConsoleClient.Device(mac));
            _macs.Add(mac);
        }
    }

    private string Valid(string name) => name switch
    {
        "mac" => _macs[_random.Next(_macs.Count)],
        "newMac" => Mac.Next(),
        _ => Guid.CreateVersion7().ToString("D", CultureInfo.InvariantCulture),
    };

    /// <summary>The document's schemas as validators.</summary>
    private sealed class ResponseSchemas(JsonNode document)
    {
        private readonly string _definitions = document["components"]!["schemas"]!.ToJsonString()
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);

        private readonly Dictionary<string, JsonSchema> _built = [];

        public string? ComplaintOfProblem(string body) => ComplaintOf("{\"$ref\":\"#/components/schemas/Problem\"}", body);

        public string? ComplaintOf(ApiOperation operation, int status, string media, string body) =>
            operation.Responses.TryGetValue((status, media), out JsonNode? schema) && schema is not null
                ? ComplaintOf(schema.ToJsonString(), body)
                : $"has the media type {media}, which is not documented";

        private string? ComplaintOf(string schema, string body)
        {
            if (!_built.TryGetValue(schema, out JsonSchema? built))
            {
                string text = schema.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
                built = JsonSchema.FromText($"{{\"$defs\":{_definitions},\"allOf\":[{text}]}}");
                _built.Add(schema, built);
            }

            EvaluationResults results = built.Evaluate(JsonNode.Parse(body), new EvaluationOptions { OutputFormat = OutputFormat.List });
            return results.IsValid ? null
                : "breaks its schema: " + string.Join(' ', results.Details.Where(detail => detail.HasErrors)
                    .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value}"))) + " " + body;
        }
    }
}
