using System.Text.Json.Nodes;
using EndpointManager.Api.Bulk;
using EndpointManager.Api.Devices;
using EndpointManager.Api.Jobs;
using EndpointManager.Application.Bulk;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>Says of the operations over many devices what their C# types do not: bodies read by hand, files that are answers.</summary>
internal sealed class BulkDocumentation : IOperationFilter, ISchemaFilter
{
    private const string SampleCsv = """
        macAddress,brand,model,label,username,password,serverAddress,transport
        80:5E:C0:12:34:56,Yealink,T46S,Reception,1001,correct-horse-battery,203.0.113.10:5060,udp
        0C:38:3E:12:34:56,Fanvil,X3S,Workshop,1002,staple-lamp-orbit,pbx.example.com,

        """;

    private const string SampleExport = """
        macAddress,brand,model,label,username,password,serverAddress,transport
        80:5E:C0:12:34:56,Yealink,T46S,Reception,1001,********,203.0.113.10:5060,udp

        """;

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        switch (operation.OperationId)
        {
            case "importDevices":
                operation.RequestBody = ImportBodyOf(context);
                operation.Parameters =
                [
                    ChoiceOf(ImportParameters.Mode, "What a row does whose MAC address a device has: fail, or edit the device.", BulkImportCommand.Modes[0], [.. BulkImportCommand.Modes]),
                    ChoiceOf(ImportParameters.DryRun, "Whether to change nothing and tell what becomes of each row.", "false", ["true", "false"]),
                ];
                break;
            case "exportDevices":
                operation.Parameters =
                [
                    .. operation.Parameters!.Where(parameter => parameter.Name is not ("page" or "pageSize" or "Page" or "PageSize" or "format")),
                    ChoiceOf("format", "The format; without it the Accept header decides, and CSV is the default.", "csv", [.. ExportFormat.All.Select(format => format.Name)]),
                ];
                DescribeExport((OpenApiResponse)operation.Responses!["200"]);
                break;
        }
    }

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema deletion && context.Type == typeof(BulkDeleteRequest))
        {
            Describe(deletion, BulkDeleteRequest.FilterMembers.Keys, "What the devices have in common, as in the list of devices. Instead of macAddresses.", 1);
            deletion.Properties!["expectedCount"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Minimum = "0",
                Description = "How many devices the filter has to fit; if it fits more or fewer, none is deleted.",
            };
        }
        else if (schema is OpenApiSchema job && context.Type == typeof(StartJobRequest))
        {
            Describe(job, StartJobRequest.FilterMembers.Keys, "What the devices have in common, as in the list of devices; without any member, all. Instead of macAddresses.", null);
        }
    }

    private static void Describe(OpenApiSchema body, IEnumerable<string> filterMembers, string filter, int? leastMembers)
    {
        body.AdditionalPropertiesAllowed = false;
        body.AdditionalProperties = null;
        body.Required = null;
        body.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["macAddresses"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
                MinItems = 1,
                MaxItems = DeviceSelection.MaxMacAddresses,
                Description = "MAC addresses of the devices, in any common writing.",
                Examples = [new JsonArray("80:5E:C0:12:34:56", "0C:38:3E:12:34:56")],
            },
            ["filter"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                MinProperties = leastMembers,
                AdditionalPropertiesAllowed = false,
                Description = filter,
                Properties = filterMembers.ToDictionary(
                    name => name,
                    name => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, Description = $"As the parameter {name} of listDevices." }),
            },
        };
    }

    private static OpenApiRequestBody ImportBodyOf(OperationFilterContext context) => new()
    {
        Required = true,
        Description = "The devices, in UTF-8. The columns of CSV have the names of the members, in any order and case.",
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            // First: a generator that knows one type for a body takes this one.
            [ImportBody.Json] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = context.SchemaGenerator.GenerateSchema(typeof(EditDeviceRequest), context.SchemaRepository),
                },
                Example = new JsonArray(new JsonObject
                {
                    ["macAddress"] = "80:5E:C0:12:34:56",
                    ["brand"] = "Yealink",
                    ["model"] = "T46S",
                    ["label"] = "Reception",
                    ["username"] = "1001",
                    ["password"] = "correct-horse-battery",
                    ["serverAddress"] = "203.0.113.10:5060",
                }),
            },
            [ImportBody.Csv] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(SampleCsv) },
        },
    };

    private static OpenApiParameter ChoiceOf(string name, string description, string defaultValue, string[] choices) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Default = defaultValue, Enum = [.. choices.Select(choice => (JsonNode)choice)] },
    };

    private static void DescribeExport(OpenApiResponse response)
    {
        response.Description = "The file. Nothing of it is sent before all of it was read.";
        var csv = (OpenApiMediaType)response.Content![ImportBody.Csv];
        csv.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        csv.Example = JsonValue.Create(SampleExport);
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["Content-Disposition"] = new OpenApiHeader
            {
                Description = "The name of the file.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create("attachment; filename=devices.csv"),
            },
        };
    }
}
