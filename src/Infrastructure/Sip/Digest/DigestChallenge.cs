using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Digest;

/// <summary>A challenge that can be answered (RFC 7616 section 3.3, RFC 3261 section 22.4).</summary>
internal sealed record DigestChallenge(string Realm, string Nonce, string? Opaque)
{
    private const string Scheme = "Digest";
    private const string QopAuth = "auth";

    /// <summary>The algorithm.</summary>
    public required DigestAlgorithm Algorithm { get; init; }

    /// <summary>Whether the challenge named it: where it did not, old servers expect the answer not to either.</summary>
    public required bool NamesAlgorithm { get; init; }

    /// <summary>Whether <c>qop=auth</c> is used; servers older than RFC 2617 do not know it.</summary>
    public required bool HasQop { get; init; }

    /// <summary>The best of a response's challenges: the strongest, and of equal ones the first. Null when none can be answered.</summary>
    public static DigestChallenge? Choose(SipResponse response) =>
        response.All(response.Status == 407 ? HeaderName.ProxyAuthenticate : HeaderName.WwwAuthenticate)
            .Select(Read)
            .OfType<DigestChallenge>()
            .OrderByDescending(challenge => challenge.Algorithm.Strength)
            .FirstOrDefault();

    /// <summary>Reads the value of a header that challenges; null when it is of another scheme, algorithm or protection.</summary>
    public static DigestChallenge? Read(string value)
    {
        if (!value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || value.AsSpan(Scheme.Length) is not [' ' or '\t', ..])
        {
            return null;
        }

        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string? text) in HeaderValues.Split(value[Scheme.Length..], ',').Select(HeaderValues.SplitParameter))
        {
            // Whoever gives a parameter twice wants two readers to disagree.
            if (text is not null && !parameters.TryAdd(name, text))
            {
                return null;
            }
        }

        return Of(parameters);
    }

    private static DigestChallenge? Of(Dictionary<string, string> parameters)
    {
        DigestAlgorithm? algorithm = parameters.TryGetValue("algorithm", out string? name) ? DigestAlgorithm.Find(name) : DigestAlgorithm.Default;
        bool hasQop = parameters.TryGetValue("qop", out string? offered);
        bool answerable = !hasQop || HeaderValues.Split(offered!, ',').Contains(QopAuth, StringComparer.OrdinalIgnoreCase);
        return answerable && algorithm is not null
            && parameters.TryGetValue("realm", out string? realm) && parameters.TryGetValue("nonce", out string? nonce)
            ? new DigestChallenge(realm, nonce, parameters.GetValueOrDefault("opaque")) { Algorithm = algorithm, NamesAlgorithm = name is not null, HasQop = hasQop }
            : null;
    }
}
