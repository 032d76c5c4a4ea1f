using System.Text.Json.Nodes;
using EndpointManager.Api.Access;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Access;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>Says of the body that makes a key what its C# types do not: it is read by hand.</summary>
internal sealed class KeyDocumentation : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema body || context.Type != typeof(CreateApiKeyRequest))
        {
            return;
        }

        body.AdditionalPropertiesAllowed = false;
        body.AdditionalProperties = null;
        body.Required = new HashSet<string> { "name", "scopes" };
        body.Properties!["scopes"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Scopes.All.Select(scope => (JsonNode)scope)] },
            Description = body.Properties["scopes"].Description,
            Examples = [new JsonArray(Scopes.DevicesRead, Scopes.DevicesWrite)],
        };
        body.Properties["expiresInDays"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer | JsonSchemaType.Null,
            Format = "int32",
            Minimum = "1",
            Maximum = CreateApiKeyCommand.MaxDays.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Description = body.Properties["expiresInDays"].Description,
            Examples = [365],
        };
    }
}
