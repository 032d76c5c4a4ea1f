using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>Host and port that a message says it was sent by (<c>sent-by</c>, RFC 3261 section 20.42).</summary>
/// <param name="Host">Address or name, an IPv6 address with its brackets.</param>
/// <param name="Port">The port; null where none is written.</param>
internal sealed record SentBy(string Host, int? Port)
{
    /// <summary>An end of our own.</summary>
    public static SentBy Of(IPEndPoint local) =>
        new(local.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{local.Address}]" : local.Address.ToString(), local.Port);

    /// <summary>Whether both are the same; names are equal in either case.</summary>
    public bool Fits(SentBy other) => Port == other.Port && Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>host [ ":" port ]</c>.</summary>
    public static SentBy? Read(ReadOnlySpan<char> text)
    {
        int bracket = text.LastIndexOf(']');
        int colon = text[(bracket + 1)..].IndexOf(':');
        if (colon < 0)
        {
            return text.IsEmpty ? null : new SentBy(text.ToString(), null);
        }

        colon += bracket + 1;
        ReadOnlySpan<char> host = SipGrammar.Trim(text[..colon]);
        return !host.IsEmpty && SipGrammar.TryReadNumber(SipGrammar.Trim(text[(colon + 1)..]), out uint port) && port is >= 1 and <= IPEndPoint.MaxPort
            ? new SentBy(host.ToString(), (int)port)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host;
}
