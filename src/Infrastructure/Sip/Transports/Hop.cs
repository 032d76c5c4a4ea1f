using System.Net;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>Where a message is sent to next.</summary>
/// <param name="Transport">How.</param>
/// <param name="Remote">The address, as it was resolved.</param>
/// <param name="ServerName">Whom a certificate must be of (RFC 5922 section 4).</param>
internal sealed record Hop(Transport Transport, IPEndPoint Remote, string ServerName);
