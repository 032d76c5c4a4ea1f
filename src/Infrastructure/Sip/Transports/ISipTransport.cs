using System.Net;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Sip.Messages;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>Opens ways to other SIP elements (RFC 3261 section 18).</summary>
internal interface ISipTransport
{
    /// <summary>Whether it carries messages of a transport.</summary>
    bool Carries(Transport transport);

    /// <summary>A way to a hop; what is there already is used again.</summary>
    /// <exception cref="TransportFailedException">There is none.</exception>
    Task<IFlow> OpenAsync(Hop hop, CancellationToken cancellationToken);
}

/// <summary>A way to another SIP element and back.</summary>
internal interface IFlow
{
    /// <summary>How.</summary>
    Transport Transport { get; }

    /// <summary>The other end, from which answers come.</summary>
    IPEndPoint Remote { get; }

    /// <summary>This end.</summary>
    SentBy SentBy { get; }

    /// <summary>How many answers may be outstanding; null where the transport holds its sender back itself.</summary>
    SendWindow? Window { get; }

    /// <summary>Sends a message.</summary>
    /// <exception cref="TransportFailedException">It could not be sent.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
