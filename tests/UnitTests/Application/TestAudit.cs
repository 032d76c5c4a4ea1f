using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;

namespace EndpointManager.UnitTests.Application;

/// <summary>What use cases wrote down, in a list.</summary>
internal sealed class TestAudit : IAuditLog, IUnitOfWork
{
    public List<AuditEntry> Entries { get; } = [];

    public Caller Caller { get; } = new();

    public AuditTrail Trail => new(Caller, this, this, TimeProvider.System);

    public void Add(AuditEntry entry) => Entries.Add(entry);

    public Task<T> ExecuteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => work();
}
