using EndpointManager.Application;
using EndpointManager.Application.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>The OpenAPI document and its page.</summary>
internal static class OpenApiDocumentation
{
    /// <summary>Name of the one document.</summary>
    public const string Name = "v1";

    /// <summary>Adds the generator of the document.</summary>
    public static IServiceCollection AddOpenApiDocumentation(this IServiceCollection services) => services.AddSwaggerGen(options =>
    {
        options.SwaggerDoc(Name, new OpenApiInfo
        {
            Title = "Endpoint Manager",
            Version = "1.0",
            Description = "Keeps IP phones, and hands each its configuration. The console wants an API key, which has scopes; until the first was "
                + "made, requests from the service's own machine need none. "
                + "Every answer that is not 2xx or 304 is a problem (RFC 9457) with a stable `type`.",
        });
        options.SupportNonNullableReferenceTypes();
        options.NonNullableReferenceTypesAsRequired();
        options.MapType<Field>(() => new OpenApiSchema { Type = JsonSchemaType.String });
        options.CustomSchemaIds(type => type.Name);
        options.OperationFilter<RequestDocumentation>();
        options.OperationFilter<BulkDocumentation>();
        options.OperationFilter<ResponseDocumentation>();
        options.DocumentFilter<SecurityDocumentation>();
        options.SchemaFilter<NullableReferences>();
        options.SchemaFilter<AnswerSchemas>();
        options.SchemaFilter<DeviceRequestSchemas>();
        options.SchemaFilter<BulkDocumentation>();
        options.SchemaFilter<ProblemSchemas>();
        options.SchemaFilter<KeyDocumentation>();
        IncludeComments(options);
        // After the comments, which it adds to.
        options.OperationFilter<SecurityDocumentation>();
    });

    /// <summary>Mounts the document at <c>/swagger/v1/swagger.json</c> and its page at <c>/swagger</c>.</summary>
    public static void UseOpenApiDocumentation(this IApplicationBuilder app)
    {
        app.UseSwagger(options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(options => options.DocumentTitle = "Endpoint Manager");
    }

    private static void IncludeComments(SwaggerGenOptions options)
    {
        foreach (Type type in new[] { typeof(OpenApiDocumentation), typeof(DependencyInjection) })
        {
            options.IncludeXmlComments(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        }
    }
}
