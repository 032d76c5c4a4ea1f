using EndpointManager.Application.Provisioning;

namespace EndpointManager.Application.Access;

/// <summary>Lines of the log that tools outside watch for. Their form is stable.</summary>
public interface ISecurityLog
{
    /// <summary>A source is locked out.</summary>
    void LockedOut(SourceNetwork source, int unknownMacAddresses);

    /// <summary>A source would be locked out, were it not a local one or were refusals enforced.</summary>
    void ManyUnknown(SourceNetwork source, int unknownMacAddresses);

    /// <summary>A request was served that would be refused, were refusals enforced.</summary>
    void WouldRefuse(SourceNetwork? source, RefusalReason reason);
}
