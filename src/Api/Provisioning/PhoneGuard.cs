using EndpointManager.Api.Access;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Api.Provisioning;

/// <summary>
/// Lets phones pass by all that a request tells by itself: network, key, credentials. Nothing is looked up, so that whoever
/// is refused here learns nothing of any device, not even by the time it takes.
/// </summary>
internal sealed class PhoneGuard(RequestDelegate next, ServiceSettings settings, ServedNetworks networks, SharedCredentials credentials)
{
    private readonly ProvisioningSettings _settings = settings.Provisioning;

    public Task InvokeAsync(HttpContext context)
    {
        PhoneCall call = PhoneCall.Of(context);
        bool showsKey = TakeShown(call);
        CredentialState credential = _settings.Access != AccessMode.Shared || showsKey ? CredentialState.Good : credentials.Check(context);

        call.Judge(ObjectionTo(call, credential), _settings.Enforce);
        IReadOnlyList<string> challenges =
            credential == CredentialState.Good ? [] : credentials.Challenges(isStale: credential == CredentialState.Stale);
        return call.Objection is { } refused && _settings.Enforce && IsAnswered(context.Request.Method)
            ? RefuseAsync(context, call, refused, challenges)
            : next(context);
    }

    private static Task RefuseAsync(HttpContext context, PhoneCall call, RefusalReason reason, IReadOnlyList<string> challenges)
    {
        call.Refuse(reason);
        return ProvisioningResponses.WriteRefusalAsync(context, challenges);
    }

    // Other methods are refused to everyone alike, further on.
    private static bool IsAnswered(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private RefusalReason? ObjectionTo(PhoneCall call, CredentialState credential) => credential switch
    {
        CredentialState.Missing => RefusalReason.NoCredentials,
        CredentialState.Wrong or CredentialState.Stale => RefusalReason.WrongCredentials,
        _ => networks.Contain(call.Source) ? null : RefusalReason.NotLocal,
    };

    /// <summary>
    /// Takes the key or token in front of the file's name out of the path. Also one of another time or mode: a phone comes with
    /// it until a file told it the new one, and where it is to be served, its path has to lead to that file.
    /// </summary>
    /// <returns>Whether it was the key that all phones share.</returns>
    private bool TakeShown(PhoneCall call)
    {
        // A base URL that ends in a slash makes empty parts.
        ReadOnlySpan<char> path = call.Path.AsSpan().TrimStart('/');
        int end = path.IndexOf('/');
        ReadOnlySpan<char> first = end < 0 ? path : path[..end];
        if (!SharedKey.IsWellFormed(first))
        {
            return false;
        }

        ReadOnlySpan<char> rest = path[first.Length..];
        bool isKey = _settings.Access == AccessMode.Shared && _settings.SharedKey?.Fits(first) == true;
        call.Token = _settings.Access == AccessMode.Token && DeviceToken.TryParse(first, out DeviceToken? token) ? token : null;
        if (isKey || call.Token is not null || (!rest.Trim('/').IsEmpty && !MacAddress.TryParse(first, out _)))
        {
            call.Path = rest.ToString();
        }

        return isKey;
    }
}
