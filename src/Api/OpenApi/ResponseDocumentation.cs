using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using EndpointManager.Api.Controllers;
using EndpointManager.Api.Errors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EndpointManager.Api.OpenApi;

/// <summary>Adds to every operation the problems it can answer, with an example each, and the headers of its answers.</summary>
internal sealed class ResponseDocumentation : IOperationFilter
{
    private static readonly int[] AnyOperation =
        [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests,
        StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable,
    ];

    private static readonly int[] OperationWithBody = [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        IEnumerable<int> own = context.MethodInfo.GetCustomAttribute<FailsAttribute>()?.Statuses ?? [];
        int[] ofBody = operation.RequestBody is null ? [] : OperationWithBody;
        foreach (int status in own.Concat(AnyOperation).Concat(ofBody).Distinct().Order())
        {
            operation.Responses![Text(status)] = ProblemResponse(status, operation.OperationId!, context);
        }

        DescribeSuccess(operation);
    }

    private static OpenApiResponse ProblemResponse(int status, string operationId, OperationFilterContext context)
    {
        List<ProblemExample> examples = [.. ProblemExample.Of(operationId).Where(example => example.Kind.Status == status)];
        var response = new OpenApiResponse
        {
            Description = string.Join("; ", examples.Select(example => $"{example.Kind.Title} (`{example.Kind.Code}`)")),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = SchemaOf(status, context),
                    Examples = examples.ToDictionary(
                        example => example.Kind.Code,
                        example => (IOpenApiExample)new OpenApiExample { Summary = example.Kind.Title, Value = example.Body }),
                },
            },
        };
        response.Headers = status switch
        {
            StatusCodes.Status401Unauthorized => Header("WWW-Authenticate", "How to say who one is.", "Bearer"),
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => Header("Retry-After", "Seconds to wait.", "30"),
            _ => null,
        };

        return response;
    }

    private static IOpenApiSchema SchemaOf(int status, OperationFilterContext context)
    {
        // An import says which rows it means, of input that is invalid and of devices that exist.
        bool namesRows = context.MethodInfo.Name == nameof(BulkController.Import) && context.MethodInfo.DeclaringType == typeof(BulkController)
            && status is (StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict);
        bool notifies = context.MethodInfo.DeclaringType == typeof(NotifyController);
        Type type = status switch
        {
            _ when namesRows => typeof(ImportProblem),
            StatusCodes.Status409Conflict when notifies => typeof(AlreadyRunningProblem),
            StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout => typeof(NotifyProblem),
            _ => typeof(Problem),
        };
        return context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
    }

    private static void DescribeSuccess(OpenApiOperation operation)
    {
        bool showsDevice = operation.OperationId is "addDevice" or "adoptUnknownPhone" or "getDevice" or "editDevice" or "editDevicePost";
        foreach ((string status, IOpenApiResponse response) in operation.Responses!)
        {
            if (response is OpenApiResponse success && status[0] is '2' or '3' && showsDevice)
            {
                Describe((OpenApiResponse)response, operation.OperationId!);
            }
            else if (status == Text(StatusCodes.Status202Accepted))
            {
                ((OpenApiResponse)response).Headers =
                    Header("Location", "URL of the job.", "/console/endpoint-manager/jobs/019ab1d2-7c00-7a00-8000-000000000002");
            }
        }
    }

    private static void Describe(OpenApiResponse response, string operationId)
    {
        response.Headers = Header("ETag", "The device's version in quotes.", "\"1\"");
        if (operationId is "addDevice" or "adoptUnknownPhone")
        {
            response.Headers["Location"] = Header("URL of the device.", "/console/endpoint-manager/devices/80:5E:C0:12:34:56");
        }
        else if (operationId.StartsWith("edit", StringComparison.Ordinal))
        {
            response.Headers["Content-Location"] =
                Header("URL of the device, if its MAC address changed.", "/console/endpoint-manager/devices/80:5E:C0:12:34:57");
        }
    }

    private static Dictionary<string, IOpenApiHeader> Header(string name, string description, string example) =>
        new() { [name] = Header(description, example) };

    private static OpenApiHeader Header(string description, string example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
