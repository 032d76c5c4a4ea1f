using EndpointManager.Api.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>
/// Describes all problems as one type, in which the fields' errors are optional: where an answer is of one of two types,
/// generated clients have one with the members of neither, or make their users tell the two apart.
/// </summary>
internal sealed class ProblemSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type == typeof(Problem) && schema is OpenApiSchema problem)
        {
            problem.Properties!["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
                Description = "Messages by the JSON name of the member, path segment or query parameter; there if the kind is `validation`.",
            };
        }
    }
}
