using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>One value of the Via header (RFC 3261 section 20.42), as far as a client looks at it.</summary>
/// <param name="Transport">The transport's token, such as <c>UDP</c>.</param>
/// <param name="SentBy">Who sent the request.</param>
/// <param name="Branch">The transaction's identity.</param>
internal sealed record Via(string Transport, SentBy SentBy, string Branch)
{
    private const string Version = "2.0";

    /// <summary>The Via of a request of our own.</summary>
    public static Via Of(Transport transport, SentBy sentBy, string branch) => new(transport.ToName().ToUpperInvariant(), sentBy, branch);

    /// <summary>Reads the value; white space is allowed around its slashes and its colon. Null when it is none of ours.</summary>
    public static Via? Read(string value)
    {
        List<string> parts = HeaderValues.Split(value, ';');
        string[] protocol = parts[0].Split('/', 3, StringSplitOptions.TrimEntries);
        if (protocol.Length != 3 || !protocol[0].Equals("SIP", StringComparison.OrdinalIgnoreCase) || protocol[1] != Version)
        {
            return null;
        }

        string rest = protocol[2];
        int space = rest.AsSpan().IndexOfAny(' ', '\t');
        string? branch = parts.Skip(1).Select(HeaderValues.SplitParameter)
            .FirstOrDefault(parameter => parameter.Name.Equals("branch", StringComparison.OrdinalIgnoreCase)).Value;
        return space > 0 && SipGrammar.IsToken(rest.AsSpan(0, space)) && !string.IsNullOrEmpty(branch)
            && SentBy.Read(SipGrammar.Trim(rest.AsSpan(space))) is { } sentBy
            ? new Via(rest[..space], sentBy, branch)
            : null;
    }

    /// <summary>The value with <c>rport</c>, which asks for the answer to come back the way the request went (RFC 3581 section 3).</summary>
    public override string ToString() => $"SIP/{Version}/{Transport} {SentBy};branch={Branch};rport";
}
