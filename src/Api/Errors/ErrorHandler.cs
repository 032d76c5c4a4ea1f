using System.Globalization;
using EndpointManager.Api.Json;
using EndpointManager.Api.Provisioning;
using EndpointManager.Application.Common;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Api.Errors;

/// <summary>
/// Turns whatever went wrong into what the client understands: a problem under the console, a retry for a phone.
/// </summary>
internal sealed class ErrorHandler(RequestDelegate next, ILogger<ErrorHandler> logger)
{
    private const string RetryAfterSeconds = "30";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (NeedsBody(context))
            {
                await WriteAsync(context, ProblemMapping.OfStatus(context.Response.StatusCode));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception);
        }
    }

    private static bool NeedsBody(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }
        && !context.Request.Path.StartsWithSegments(Routes.Health);

    private static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }
        else if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return context.Response.WriteAsJsonAsync(
            problem, problem.GetType(), JsonSettings.Options, "application/problem+json", context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        bool forPhone = context.Request.Path.StartsWithSegments(Routes.Provision);
        Problem problem = ProblemMapping.Of(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError && exception is not (StorageUnavailableException or NotifyFailedException))
        {
            Log.RequestFailed(logger, exception);
        }

        context.Response.Clear();
        if (exception is TooManyRequestsException { Wait: var wait })
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (forPhone)
        {
            PhoneCall.Of(context).Refuse(ReasonOf(exception));
            await ProvisioningResponses.WriteUnavailableAsync(context, RetryAfterSeconds);
        }
        else
        {
            await WriteAsync(context, problem);
        }
    }

    private static RefusalReason ReasonOf(Exception exception) => exception switch
    {
        StorageUnavailableException => RefusalReason.StorageUnavailable,
        SecretUnreadableException => RefusalReason.SecretUnreadable,
        _ => RefusalReason.Internal,
    };
}
