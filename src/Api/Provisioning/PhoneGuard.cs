using EndpointManager.Api.Access;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;

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
        CredentialState credential = _settings.Access == AccessMode.Shared ? CheckKey(context, call) : CredentialState.Good;
        if (_settings.Access == AccessMode.Token)
        {
            TakeToken(call);
        }

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

    private CredentialState CheckKey(HttpContext context, PhoneCall call)
    {
        if (_settings.SharedKey is { } key && TrySplit(call.Path, out ReadOnlySpan<char> first, out string rest) && key.Fits(first))
        {
            call.Path = rest;
            return CredentialState.Good;
        }

        return credentials.Check(context);
    }

    private static void TakeToken(PhoneCall call)
    {
        if (TrySplit(call.Path, out ReadOnlySpan<char> first, out string rest) && DeviceToken.TryParse(first, out DeviceToken? token))
        {
            call.Path = rest;
            call.Token = token;
        }
    }

    // The first part that is not empty, and what follows it with its slash. A base URL that ends in a slash makes empty parts.
    private static bool TrySplit(string path, out ReadOnlySpan<char> first, out string rest)
    {
        ReadOnlySpan<char> trimmed = path.AsSpan().TrimStart('/');
        int end = trimmed.IndexOf('/');
        first = end < 0 ? trimmed : trimmed[..end];
        rest = end < 0 ? "" : trimmed[end..].ToString();
        return first.Length >= SharedKey.MinLength;
    }
}
