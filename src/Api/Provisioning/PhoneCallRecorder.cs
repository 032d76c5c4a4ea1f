using EndpointManager.Api.Access;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Provisioning;

/// <summary>
/// Notes every request of a phone when it was answered, whoever answered it. It stands around the error handling, so that it
/// sees what phones really got, and leaves all that costs time to the request log.
/// </summary>
internal sealed class PhoneCallRecorder(
    RequestDelegate next, IRequestLog log, ISecurityLog securityLog, ServiceSettings settings, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        RequestSource source = RequestSource.Of(context, settings.Http.TrustedProxies);
        var call = new PhoneCall(source, context.Request.Path.Value![Routes.Provision.Length..]);
        context.Features.Set(call);
        DateTimeOffset asked = time.GetUtcNow();
        bool answered = false;
        try
        {
            await next(context);
            answered = !context.RequestAborted.IsCancellationRequested;
        }
        finally
        {
            log.Record(RequestOf(context, call, asked, answered));
            if (call is { Served: not null, Reason: { } reason })
            {
                securityLog.WouldRefuse(call.Suspect is { } suspect ? SourceNetwork.Of(suspect) : null, reason);
            }
        }
    }

    private PhoneRequest RequestOf(HttpContext context, PhoneCall call, DateTimeOffset asked, bool answered)
    {
        HttpRequest request = context.Request;
        ServedFile? served = answered ? call.Served : null;
        string? userAgent = request.Headers.UserAgent;
        // Before it is cut: a part of the key would not be told for one later.
        string path = settings.Provisioning.SharedKey?.MaskIn(call.Path) ?? call.Path;
        return new PhoneRequest
        {
            Time = asked,
            Address = call.Source,
            IsPermitted = call.IsPermitted,
            Method = RecordedText.Cut(request.Method, RecordedText.MaxMethodLength),
            Path = RecordedText.Cut(path.TrimStart('/'), RecordedText.MaxFileLength),
            UserAgent = string.IsNullOrEmpty(userAgent) ? null : RecordedText.Cut(userAgent, RecordedText.MaxUserAgentLength),
            Status = context.Response.StatusCode,
            Bytes = answered && HasBody(context) ? context.Response.ContentLength ?? 0 : 0,
            Form = served?.Form,
            Reason = answered ? ReasonOf(call) : RefusalReason.ConnectionLost,
            Revision = served?.Revision,
        };
    }

    private static bool HasBody(HttpContext context) => !HttpMethods.IsHead(context.Request.Method);

    // Whatever answers without saying why is not one of ours.
    private static RefusalReason? ReasonOf(PhoneCall call) => call.Reason ?? (call.Served is null ? RefusalReason.Internal : null);
}
