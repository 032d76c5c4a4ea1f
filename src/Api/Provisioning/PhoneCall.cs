using System.Net;
using EndpointManager.Application.Provisioning;
using Microsoft.AspNetCore.Http.Features;

namespace EndpointManager.Api.Provisioning;

/// <summary>A request of a phone while it is answered: who asks, and what came of it. A feature of its HTTP context.</summary>
/// <param name="source">Who asks; null when it cannot be known.</param>
internal sealed class PhoneCall(IPAddress? source)
{
    /// <summary>Who asks; null when it cannot be known.</summary>
    public IPAddress? Source { get; } = source;

    /// <summary>Whether the sender is one that is served.</summary>
    public bool IsPermitted { get; } = source is not null && LocalNetworks.Contain(source);

    /// <summary>The file that is served; null when none is.</summary>
    public ServedFile? Served { get; private set; }

    /// <summary>Why none is served.</summary>
    public RefusalReason? Reason { get; private set; }

    /// <summary>The call that a request is. Each below <c>/provision</c> is one.</summary>
    public static PhoneCall Of(HttpContext context) => context.Features.GetRequiredFeature<PhoneCall>();

    /// <summary>Notes that a file is served.</summary>
    public void Serve(ServedFile file)
    {
        Served = file;
        Reason = null;
    }

    /// <summary>Notes that none is, and why.</summary>
    public void Refuse(RefusalReason reason)
    {
        Served = null;
        Reason = reason;
    }
}
