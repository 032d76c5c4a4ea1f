using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>
/// Says of members whose type is a schema of its own that they may be null, where they may: a reference cannot say so itself, and a
/// client would be told of a value that is always there.
/// </summary>
internal sealed class NullableReferences : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } members })
        {
            return;
        }

        NullabilityInfoContext nullability = new();
        foreach (PropertyInfo property in context.Type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (members.TryGetValue(name, out IOpenApiSchema? member) && member is OpenApiSchemaReference reference
                && nullability.Create(property).ReadState == NullabilityState.Nullable)
            {
                members[name] = new OpenApiSchema
                {
                    OneOf = [new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument), new OpenApiSchema { Type = JsonSchemaType.Null }],
                    Description = reference.Description,
                };
            }
        }
    }
}
