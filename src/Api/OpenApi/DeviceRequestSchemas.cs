using System.Text.Json.Nodes;
using EndpointManager.Api.Devices;
using EndpointManager.Domain.Devices;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>
/// Closes the bodies that make and edit devices, which refuse members they do not know, and leaves all other schemas open, so that a
/// client made from the document today reads the answers of a later version.
/// </summary>
internal sealed class DeviceRequestSchemas : ISchemaFilter
{
    // What each body has to hold.
    private static readonly Dictionary<Type, HashSet<string>?> Bodies = new()
    {
        [typeof(AddDeviceRequest)] = ["macAddress", "model", "label", "username", "password", "serverAddress"],
        [typeof(AdoptUnknownPhoneRequest)] = ["label", "username", "password", "serverAddress"],
        [typeof(EditDeviceRequest)] = null,
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Type: JsonSchemaType.Object } body)
        {
            return;
        }

        body.AdditionalPropertiesAllowed = !Bodies.TryGetValue(context.Type, out HashSet<string>? needed);
        if (!body.AdditionalPropertiesAllowed)
        {
            body.AdditionalProperties = null;
            body.Required = needed;
            DescribeTransport(body, context);
        }

        if (context.Type == typeof(EditDeviceRequest))
        {
            TakeReadOnlyMembers(body);
        }
    }

    // One type for reading and writing: with an enumeration of its own in each body, clients get three that do not fit.
    private static void DescribeTransport(OpenApiSchema body, SchemaFilterContext context) => body.Properties!["transport"] = new OpenApiSchema
    {
        OneOf =
        [
            context.SchemaGenerator.GenerateSchema(typeof(Transport), context.SchemaRepository),
            new OpenApiSchema { Type = JsonSchemaType.Null },
        ],
        Description = body.Properties["transport"].Description,
        Examples = [(JsonNode)Transports.Names[0]],
    };

    // No readOnly keyword: generated clients drop such members from request types, and posting them back is the point.
    private static void TakeReadOnlyMembers(OpenApiSchema body)
    {
        foreach (string member in EditDeviceRequest.ReadOnlyMembers)
        {
            body.Properties![member] = new OpenApiSchema { Description = "Taken and ignored." };
        }
    }
}
