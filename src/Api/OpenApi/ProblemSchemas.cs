using EndpointManager.Api.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>
/// Describes all problems that an operation can answer with one status as one type, in which what only some of them have is
/// optional: where an answer is of one of two types, generated clients have one with the members of neither, or make their
/// users tell the two apart.
/// </summary>
internal sealed class ProblemSchemas : ISchemaFilter
{
    private static readonly string[] OfAnyProblem = ["type", "title", "status", "detail"];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema problem || !context.Type.IsAssignableTo(typeof(Problem)))
        {
            return;
        }

        problem.Required?.IntersectWith(OfAnyProblem);
        problem.Properties!.TryAdd("errors", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
            Description = "Messages by the JSON name of the member, path segment or query parameter; there if the kind is `validation`, or an import has rows of devices that exist.",
        });
    }
}
