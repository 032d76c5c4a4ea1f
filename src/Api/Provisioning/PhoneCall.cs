using System.Net;
using EndpointManager.Api.Access;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using Microsoft.AspNetCore.Http.Features;

namespace EndpointManager.Api.Provisioning;

/// <summary>A request of a phone while it is answered: who asks, and what came of it. A feature of its HTTP context.</summary>
/// <param name="source">Who asks.</param>
/// <param name="path">The path below <c>/provision</c>, decoded.</param>
internal sealed class PhoneCall(RequestSource source, string path)
{
    /// <summary>Who asks; null when it cannot be known.</summary>
    public IPAddress? Source { get; } = source.Address;

    /// <summary>Who is held to account for what is asked: the sender, or whoever hides it.</summary>
    public IPAddress? Suspect { get; } = source.Address ?? source.Peer;

    /// <summary>The path below <c>/provision</c>, decoded; without the key or token in front of it, once the guard took that out.</summary>
    public string Path { get; set; } = path;

    /// <summary>Whether the sender is one that is served, as far as that is known.</summary>
    public bool IsPermitted { get; private set; }

    /// <summary>The device token that was shown; null for none.</summary>
    public DeviceToken? Token { get; set; }

    /// <summary>Why it would be refused by what the request tells by itself, if refusals were enforced; null: it would not.</summary>
    public RefusalReason? Objection { get; private set; }

    /// <summary>The file that is served; null when none is.</summary>
    public ServedFile? Served { get; private set; }

    /// <summary>Why none is served, or why none would be if refusals were enforced.</summary>
    public RefusalReason? Reason { get; private set; }

    /// <summary>The call that a request is. Each below <c>/provision</c> is one.</summary>
    public static PhoneCall Of(HttpContext context) => context.Features.GetRequiredFeature<PhoneCall>();

    /// <summary>Notes what the request tells by itself.</summary>
    /// <param name="objection">Why it would be refused, if refusals were enforced; null: it would not.</param>
    /// <param name="isEnforced">Whether they are.</param>
    public void Judge(RefusalReason? objection, bool isEnforced)
    {
        Objection = objection;
        IsPermitted = objection is null || !isEnforced;
    }

    /// <summary>Notes that a file is served.</summary>
    /// <param name="file">The file.</param>
    /// <param name="objection">Why the use case would not have served it, if refusals were enforced.</param>
    public void Serve(ServedFile file, RefusalReason? objection = null)
    {
        Served = file;
        Reason = Objection ?? objection;
    }

    /// <summary>Notes that none is, and why.</summary>
    public void Refuse(RefusalReason reason)
    {
        Served = null;
        Reason = reason;
        IsPermitted &= reason is not (RefusalReason.UnknownToken or RefusalReason.LockedOut);
    }
}
