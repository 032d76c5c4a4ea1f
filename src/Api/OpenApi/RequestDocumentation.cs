using System.Text.Json.Nodes;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Dhcp;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Provisioning;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>Says of parameters what their C# types do not: numbers read from text, headers read by hand.</summary>
internal sealed class RequestDocumentation : IOperationFilter
{
    private const string SampleMac = "80:5E:C0:12:34:56";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (OpenApiParameter parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            Describe(parameter, operation.OperationId!, context.SchemaRepository);
        }

        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
        }

        switch (operation.OperationId)
        {
            case "getDevice":
                AddHeader(operation, "If-None-Match", "The ETag of the version that the client has; 304 if it is still the one.");
                break;
            case "editDevice" or "editDevicePost" or "deleteDevice" or "deleteDevicePost":
                AddHeader(operation, "If-Match", "The ETag of the version that the client means; 412 if the device has moved on.");
                break;
        }
    }

    // MVC names the members of a query class as C# does; the API is camelCase throughout.
    private static void Describe(OpenApiParameter parameter, string operationId, SchemaRepository schemas)
    {
        parameter.Name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        switch (parameter.Name)
        {
            case "mac":
                parameter.Description = "MAC address of the phone, in any common writing.";
                parameter.Example = SampleMac;
                break;
            case "id" when operationId.StartsWith("revoke", StringComparison.Ordinal):
                parameter.Description = "Id of the key.";
                parameter.Example = "h3J9xQ2LmP0a";
                break;
            case "id":
                parameter.Description = "Id of the job (UUID).";
                parameter.Example = "019ab1d2-7c00-7a00-8000-000000000002";
                break;
            case "state":
                parameter.Schema = Choice(JobItemStates.Names);
                parameter.Description = "Only devices in this state.";
                break;
            case "page":
                parameter.Schema = Number(1, int.MaxValue);
                break;
            case "pageSize":
                parameter.Schema = Number(ListDevicesQuery.DefaultPageSize, ListDevicesQuery.MaxPageSize);
                break;
            case "search":
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = ListDevicesQuery.MaxSearchLength };
                parameter.Description = "Text to look for in MAC address (in any writing), label, user name and model, without regard to case.";
                break;
            case "server":
                parameter.Required = true;
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. DhcpServers.Names.Select(name => (JsonNode)name)] };
                parameter.Description = "The DHCP server that the configuration is for.";
                break;
            case "upToDate":
                parameter.Schema = Choice(DeliveryStates.Names);
                parameter.Description = "Only devices whose phone was served what it would get now (true), or something else (false: the "
                    + "drift list), or never its native file (never).";
                break;
            case "status":
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "100", Maximum = "599" };
                parameter.Description = "Only requests answered with this HTTP status.";
                break;
            case "reason":
                parameter.Schema = Choice(RefusalReasons.Names);
                parameter.Description = "Only requests refused for this reason.";
                break;
            case "address" when parameter.In == ParameterLocation.Path:
                parameter.Description = "The source's address; any one of an IPv6 network.";
                parameter.Example = "203.0.113.7";
                break;
            case "address":
                parameter.Description = "Only requests from this IPv4 or IPv6 address.";
                parameter.Example = "10.1.2.3";
                break;
            case "since":
                DescribeTime(parameter, "Only what was at this time (RFC 3339) or after it.");
                break;
            case "until":
                DescribeTime(parameter, "Only what was before this time (RFC 3339).");
                break;
            case "actor":
                parameter.Description = "Only what this actor did.";
                parameter.Example = "key:h3J9xQ2LmP0a";
                break;
            case "action":
                parameter.Description = "Only this action: the name of an operation.";
                parameter.Example = "editDevice";
                break;
            case "target":
                parameter.Description = "Only what was done to this: a MAC address in any common writing, also among many, or the id of a job or a key.";
                parameter.Example = SampleMac;
                break;
            case "outcome":
                parameter.Schema = Choice(AuditEntry.Outcomes);
                parameter.Description = "Only what came to this.";
                break;
            case "sort":
                parameter.Schema = Order(schemas);
                parameter.Description = "The order, with - in front for descending; ties by MAC address.";
                break;
        }
    }

    private static void DescribeTime(OpenApiParameter parameter, string description)
    {
        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        parameter.Description = description;
        parameter.Example = "2026-01-31T08:30:00Z";
    }

    // By name, or every operation with an order would give generated clients a type of its own.
    private static IOpenApiSchema Order(SchemaRepository schemas)
    {
        const string Name = "DeviceOrder";
        return schemas.Schemas.ContainsKey(Name)
            ? new OpenApiSchemaReference(Name)
            : schemas.AddDefinition(Name, new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Default = "macAddress",
                Enum = [.. DeviceSort.Names.Select(name => (JsonNode)name)],
                Description = "The member that devices are ordered by, with - in front for descending.",
            });
    }

    private static OpenApiSchema Choice(IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => (JsonNode)name)] };

    private static OpenApiSchema Number(int defaultValue, int maximum) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Default = defaultValue,
        Minimum = "1",
        Maximum = maximum.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static void AddHeader(OpenApiOperation operation, string name, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = "\"1\"",
        });
}
