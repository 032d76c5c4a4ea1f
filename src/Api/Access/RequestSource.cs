using System.Net;

namespace EndpointManager.Api.Access;

/// <summary>Who sends a request, as far as it can be believed.</summary>
/// <param name="Address">The sender, an IPv4 address as such; null when a forwarding header makes it unknowable.</param>
/// <param name="Peer">The other end of the connection, an IPv4 address as such; null when there is none.</param>
internal sealed record RequestSource(IPAddress? Address, IPAddress? Peer)
{
    private const string ForwardedFor = "X-Forwarded-For";

    private static readonly string[] ForwardingHeaders =
        [ForwardedFor, "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Real-IP", "Forwarded"];

    /// <summary>Tells the sender from the connection and, if that comes from a trusted proxy, from what the proxy says.</summary>
    /// <remarks>
    /// A forwarding header from anyone else is no information but a warning: a reverse proxy that nobody configured
    /// would make the whole Internet look like its own, private address.
    /// </remarks>
    public static RequestSource Of(HttpContext context, IReadOnlyList<IPNetwork> trustedProxies)
    {
        if (context.Connection.RemoteIpAddress is not { } remote)
        {
            return new RequestSource(null, null);
        }

        IPAddress peer = Plain(remote);
        if (!Array.Exists(ForwardingHeaders, context.Request.Headers.ContainsKey))
        {
            return new RequestSource(peer, peer);
        }

        return new RequestSource(IsTrusted(peer, trustedProxies) ? BehindProxies(context.Request.Headers, trustedProxies) : null, peer);
    }

    // Each proxy appends its own peer, so only what stands right of the first untrusted address is believable.
    private static IPAddress? BehindProxies(IHeaderDictionary headers, IReadOnlyList<IPNetwork> trustedProxies)
    {
        string[] hops = headers[ForwardedFor].ToString().Split(',', StringSplitOptions.TrimEntries);
        for (int i = hops.Length - 1; i >= 0; i--)
        {
            if (!IPAddress.TryParse(hops[i], out IPAddress? hop))
            {
                return null;
            }

            IPAddress address = Plain(hop);
            if (i == 0 || !IsTrusted(address, trustedProxies))
            {
                // The left end is the client's own word; one that claims to be the proxy's machine is not believed.
                return IPAddress.IsLoopback(address) ? null : address;
            }
        }

        return null;
    }

    /// <summary>Whether an address is a trusted proxy's.</summary>
    internal static bool IsTrusted(IPAddress address, IReadOnlyList<IPNetwork> trustedProxies) =>
        trustedProxies.Any(network => network.Contains(Plain(address)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
