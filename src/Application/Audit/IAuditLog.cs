namespace EndpointManager.Application.Audit;

/// <summary>Where entries are kept. Nothing here changes one.</summary>
public interface IAuditLog
{
    /// <summary>Keeps an entry with the changes of the unit of work, or loses it with them.</summary>
    void Add(AuditEntry entry);
}
