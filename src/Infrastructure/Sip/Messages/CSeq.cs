using System.Globalization;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>The CSeq header: a request's number and method (RFC 3261 section 20.16).</summary>
internal sealed record CSeq(uint Number, string Method)
{
    // RFC 3261 section 8.1.1.5: below 2**31.
    private const uint End = 1u << 31;

    /// <summary>Reads <c>number method</c>; null when it is not that.</summary>
    public static CSeq? Read(string value)
    {
        int space = value.AsSpan().IndexOfAny(' ', '\t');
        return space > 0 && SipGrammar.TryReadNumber(value.AsSpan(0, space), out uint number) && number < End
            && SipGrammar.IsToken(SipGrammar.Trim(value.AsSpan(space)))
            ? new CSeq(number, SipGrammar.Trim(value.AsSpan(space)).ToString())
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Method}");
}
