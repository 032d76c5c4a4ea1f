using EndpointManager.Api.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>
/// Says of answers that all their members are there: null is sent as well. A client would have to expect that a member is missing
/// where it only may be null. What a body may leave out is said elsewhere, and a problem has members that only some of its kind have.
/// </summary>
internal sealed class AnswerSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        bool isBody = context.Type.Name.EndsWith("Request", StringComparison.Ordinal);
        if (schema is OpenApiSchema { Properties: { } members } answer && !isBody && !context.Type.IsAssignableTo(typeof(Problem)))
        {
            answer.Required = new SortedSet<string>(members.Keys, StringComparer.Ordinal);
        }
    }
}
