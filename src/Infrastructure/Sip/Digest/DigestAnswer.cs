using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Digest;

/// <summary>The answer to a challenge (RFC 7616 section 3.4, RFC 3261 section 22.4).</summary>
internal static class DigestAnswer
{
    // A nonce is used for one answer only, so its count is always the first.
    private const string NonceCount = "00000001";

    /// <summary>The value of the Authorization or Proxy-Authorization header.</summary>
    /// <param name="challenge">What is answered.</param>
    /// <param name="username">Whose password it is.</param>
    /// <param name="password">The password.</param>
    /// <param name="uri">The Request-URI, exactly as the request has it.</param>
    /// <param name="cnonce">Random.</param>
    /// <param name="method">The request's method.</param>
    public static string Of(
        DigestChallenge challenge, string username, SipPassword password, string uri, string cnonce, string method = NotifyMessage.Method)
    {
        DigestAlgorithm algorithm = challenge.Algorithm;
        string secret = algorithm.Hash(username, challenge.Realm, password.Reveal());
        string a1 = algorithm.IsSession ? algorithm.Hash(secret, challenge.Nonce, cnonce) : secret;
        string a2 = algorithm.Hash(method, uri);
        string response = challenge.HasQop
            ? algorithm.Hash(a1, challenge.Nonce, NonceCount, cnonce, "auth", a2)
            : algorithm.Hash(a1, challenge.Nonce, a2);

        List<string> parts =
        [
            $"username={HeaderValues.Quote(username)}", $"realm={HeaderValues.Quote(challenge.Realm)}",
            $"nonce={HeaderValues.Quote(challenge.Nonce)}", $"uri={HeaderValues.Quote(uri)}", $"response=\"{response}\"",
        ];
        AddIf(challenge.NamesAlgorithm, $"algorithm={algorithm.Name}");
        AddIf(challenge.Opaque is not null, $"opaque={HeaderValues.Quote(challenge.Opaque ?? "")}");
        AddIf(challenge.HasQop, $"qop=auth, nc={NonceCount}");
        AddIf(challenge.HasQop || algorithm.IsSession, $"cnonce=\"{cnonce}\"");
        return "Digest " + string.Join(", ", parts);

        void AddIf(bool condition, string part)
        {
            if (condition)
            {
                parts.Add(part);
            }
        }
    }
}
