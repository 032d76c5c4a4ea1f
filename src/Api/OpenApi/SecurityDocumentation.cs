using System.Reflection;
using EndpointManager.Api.Access;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>Says how a key is sent, and of every operation which scope the key has to have.</summary>
internal sealed class SecurityDocumentation : IOperationFilter, IDocumentFilter
{
    private const string Bearer = "bearer";
    private const string Header = "apiKey";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        string scope = context.MethodInfo.GetCustomAttribute<RequireScopeAttribute>()!.Scope;
        // OpenAPI 3.1 names roles of schemes that are not OAuth here.
        operation.Security = [.. new[] { Bearer, Header }.Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [scope],
        })];
        operation.Description = string.Join("\n\n", new[] { operation.Description?.Trim(), $"Needs the scope `{scope}`." }.Where(text => !string.IsNullOrEmpty(text)));
    }

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Components ??= new OpenApiComponents();
        swaggerDoc.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key (`emk_...`) as a bearer token.",
            },
            [Header] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = SentKey.Header,
                Description = "The same key in a header of its own.",
            },
        };
    }
}
