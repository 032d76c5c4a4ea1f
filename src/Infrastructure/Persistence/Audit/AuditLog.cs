using EndpointManager.Application.Audit;

namespace EndpointManager.Infrastructure.Persistence.Audit;

/// <summary>The entries, inside a unit of work.</summary>
internal sealed class AuditLog(AppDbContext db) : IAuditLog
{
    public void Add(AuditEntry entry) => db.Audit.Add(entry);
}
