using System.Text.Json;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.OpenApi;

public sealed class OpenApiDocumentTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private static readonly string[] OperationIds =
    [
        "addDevice", "adoptUnknownPhone", "armDevice", "bulkDeleteDevices", "cancelJob", "clearLockout", "createKey", "deleteDevice",
        "deleteDevicePost", "editDevice", "editDevicePost", "exportDevices", "getDevice", "getDhcpSnippet", "getJob", "getSettings", "importDevices",
        "listAudit", "listBrands", "listDeviceRequests", "listDevices", "listJobItems", "listJobs", "listKeys", "listLockouts", "listRequests",
        "listUnknownPhones", "rebootDevice", "rebootDevices", "resyncDevice", "resyncDevices", "revokeKey", "revokeKeyPost",
    ];

    private readonly HttpClient _client = fixture.Service.Client;

    [Fact]
    public async Task The_document_is_the_committed_one()
    {
        string served = await _client.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative));

        string committed = await File.ReadAllTextAsync(Repository.PathOf("docs/openapi.json"));

        served.TrimEnd().Should().Be(committed.TrimEnd(), "eng/update-openapi.sh writes the document that the service serves");
    }

    [Fact]
    public async Task It_is_openapi_3_1_with_each_operation_once()
    {
        JsonElement document = await _client.ReadAsync("/swagger/v1/swagger.json");

        document.GetProperty("openapi").GetString().Should().StartWith("3.1");
        Operations(document).Select(operation => operation.GetProperty("operationId").GetString()).Order(StringComparer.Ordinal)
            .Should().Equal(OperationIds);
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_a_schema_and_an_example_for_every_problem()
    {
        JsonElement document = await _client.ReadAsync("/swagger/v1/swagger.json");

        foreach (JsonElement operation in Operations(document))
        {
            operation.GetProperty("summary").GetString().Should().NotBeNullOrEmpty();
            JsonProperty[] problems = [.. operation.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5')];
            problems.Should().HaveCountGreaterThan(2);
            foreach (JsonProperty problem in problems)
            {
                JsonElement content = problem.Value.GetProperty("content").GetProperty("application/problem+json");
                content.TryGetProperty("schema", out _).Should().BeTrue();
                content.GetProperty("examples").EnumerateObject().Should().NotBeEmpty();
            }
        }
    }

    [Fact]
    public async Task Every_member_of_every_schema_is_described()
    {
        JsonElement document = await _client.ReadAsync("/swagger/v1/swagger.json");

        JsonProperty[] schemas = [.. document.GetProperty("components").GetProperty("schemas").EnumerateObject()];

        schemas.Should().HaveCountGreaterThan(10);
        foreach (JsonProperty member in schemas.Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()))
        {
            (member.Value.TryGetProperty("description", out _) || member.Value.TryGetProperty("$ref", out _))
                .Should().BeTrue("{0} should say what it is", member.Name);
        }
    }

    [Fact]
    public async Task Bodies_are_closed_and_say_what_is_needed_and_answers_stay_open_for_later_members()
    {
        JsonElement schemas = (await _client.ReadAsync("/swagger/v1/swagger.json")).GetProperty("components").GetProperty("schemas");

        JsonElement add = schemas.GetProperty("AddDeviceRequest");

        add.GetProperty("required").EnumerateArray().Select(member => member.GetString()).Should()
            .BeEquivalentTo("macAddress", "model", "label", "username", "password", "serverAddress");
        add.GetProperty("additionalProperties").GetBoolean().Should().BeFalse();
        schemas.GetProperty("EditDeviceRequest").GetProperty("additionalProperties").GetBoolean().Should().BeFalse();
        schemas.GetProperty("EditDeviceRequest").TryGetProperty("required", out _).Should().BeFalse();
        schemas.GetProperty("DeviceResponse").TryGetProperty("additionalProperties", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Generated_clients_get_one_type_for_each_problem_and_bodies_that_have_to_be_there()
    {
        JsonElement document = await _client.ReadAsync("/swagger/v1/swagger.json");
        JsonElement[] operations = [.. Operations(document)];

        List<string> names = [.. operations.SelectMany(operation => operation.GetProperty("responses").EnumerateObject())
            .Where(response => response.Name[0] is '4' or '5')
            .Select(response => response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema"))
            .Select(schema => schema.GetProperty("$ref").GetString()!["#/components/schemas/".Length..]).Distinct()];
        JsonElement[] bodies = [.. operations.Where(operation => operation.TryGetProperty("requestBody", out _)).Select(operation => operation.GetProperty("requestBody"))];

        names.Should().NotBeEmpty();
        foreach (string name in names)
        {
            JsonElement problem = document.GetProperty("components").GetProperty("schemas").GetProperty(name);
            problem.GetProperty("required").EnumerateArray().Select(member => member.GetString()).Should().BeEquivalentTo("type", "title", "status", "detail");
            problem.GetProperty("properties").TryGetProperty("errors", out _).Should().BeTrue();
        }

        bodies.Should().NotBeEmpty().And.OnlyContain(body => body.GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task Every_operation_names_how_a_key_is_sent_and_its_scope_and_how_it_refuses()
    {
        JsonElement document = await _client.ReadAsync("/swagger/v1/swagger.json");
        string[] schemes = [.. document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name)];

        schemes.Should().Equal("bearer", "apiKey");
        foreach (JsonElement operation in Operations(document))
        {
            JsonProperty[] ways = [.. operation.GetProperty("security").EnumerateArray().SelectMany(way => way.EnumerateObject())];
            ways.Select(way => way.Name).Should().Equal(schemes);
            ways.Select(way => way.Value.EnumerateArray().Single().GetString()).Distinct().Should().ContainSingle().Which.Should().BeOneOf(Scopes.All);
            operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).Should().Contain("401", "403", "429");
        }
    }

    [Fact]
    public async Task The_page_for_people_is_served()
    {
        string page = await _client.GetStringAsync(new Uri("/swagger/index.html", UriKind.Relative));

        page.Should().Contain("swagger-ui");
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("operationId", out _))
            .Select(operation => operation.Value);
}
