using EndpointManager.Api.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>
/// Describes both kinds of problem that a 400 can be as one, which lacks the fields' errors where the body was not even
/// JSON: of two schemas to choose from, clients get a type with the members of neither.
/// </summary>
internal sealed class ProblemSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type == typeof(ValidationProblem))
        {
            schema.Required?.Remove("errors");
        }
    }
}
