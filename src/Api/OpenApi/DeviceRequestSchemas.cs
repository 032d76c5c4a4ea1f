using System.Text.Json.Nodes;
using EndpointManager.Api.Devices;
using EndpointManager.Domain.Devices;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>Closes the bodies of add and edit, which refuse members they do not know, and names the transports.</summary>
internal sealed class DeviceRequestSchemas : ISchemaFilter
{
    private static readonly string[] ReadOnlyMembers = ["id", "provisionUrl", "createdAt", "updatedAt", "version"];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema body || (context.Type != typeof(AddDeviceRequest) && context.Type != typeof(EditDeviceRequest)))
        {
            return;
        }

        body.AdditionalProperties = null;
        body.AdditionalPropertiesAllowed = false;
        body.Properties!["transport"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            Description = body.Properties["transport"].Description,
            Enum = [.. Transports.Names.Select(name => (JsonNode)name), JsonNullSentinel.JsonNull],
            Examples = [(JsonNode)Transports.Names[0]],
        };
        if (context.Type == typeof(EditDeviceRequest))
        {
            TakeReadOnlyMembers(body);
        }
    }

    // No readOnly keyword: generated clients drop such members from request types, and posting them back is the point.
    private static void TakeReadOnlyMembers(OpenApiSchema body)
    {
        foreach (string member in ReadOnlyMembers)
        {
            body.Properties![member] = new OpenApiSchema { Description = "Taken and ignored." };
        }
    }
}
