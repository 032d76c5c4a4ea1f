using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Digest;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Routes;

/// <summary>
/// The credentials of a phone's line, good for one answer: whoever challenges again, be it for a stale nonce, gets no other.
/// The password is decrypted for that answer only.
/// </summary>
internal sealed class LineCredentials(Device device, IPasswordVault vault)
{
    private bool _used;

    /// <summary>The header that answers a response's challenge; null when it is none, cannot be answered, or one was answered before.</summary>
    /// <exception cref="SecretUnreadableException">The password cannot be decrypted.</exception>
    public KeyValuePair<string, string>? Answer(SipResponse response, SipUri requestUri)
    {
        if (_used || response.Status is not (401 or 407) || DigestChallenge.Choose(response) is not { } challenge)
        {
            return null;
        }

        _used = true;
        string answer = DigestAnswer.Of(
            challenge, device.Account.Username.Value, vault.Open(device.Id, device.Account.Password), requestUri.ToString(), RandomToken.Next());
        return new(response.Status == 407 ? HeaderName.ProxyAuthorization : HeaderName.Authorization, answer);
    }
}
