using EndpointManager.Application.Access;
using EndpointManager.Application.Common;

namespace EndpointManager.Application.Audit;

/// <summary>
/// Writes down what the caller does. Use cases say so inside the transaction of their change, which is kept or lost with
/// what was written down.
/// </summary>
public sealed class AuditTrail(Caller caller, IAuditLog log, IUnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>Most devices of one entry.</summary>
    public const int DevicesPerEntry = 500;

    /// <summary>Writes down one thing.</summary>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="target">What it was done to.</param>
    /// <param name="fields">What changed.</param>
    public void Add(string action, AuditTarget target, IReadOnlyList<FieldChange>? fields = null) =>
        log.Add(EntryOf(action, target, fields is null ? null : new AuditDetails { Fields = fields }));

    /// <summary>Writes down what was done to at most <see cref="DevicesPerEntry"/> devices out of many.</summary>
    public void AddDevices(string action, AuditTarget target, IReadOnlyList<DeviceChange> devices) =>
        log.Add(EntryOf(action, target, new AuditDetails { Devices = devices }));

    /// <summary>Writes down what was done to many devices in all.</summary>
    public void AddCounts(string action, AuditTarget target, IReadOnlyDictionary<string, long> counts) =>
        log.Add(EntryOf(action, target, new AuditDetails { Counts = counts }));

    /// <summary>Writes down what is about to be done and is no change in the database, in a transaction of its own.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be written down, so that it must not be done.</exception>
    public Task RecordAsync(string action, AuditTarget target, CancellationToken cancellationToken) =>
        RecordAsync(action, target, () => Task.CompletedTask, cancellationToken);

    /// <summary>Writes down what is about to be done, together with the change in the database that has to go before it.</summary>
    /// <exception cref="StorageUnavailableException">Neither was kept, so that it must not be done.</exception>
    public Task RecordAsync(string action, AuditTarget target, Func<Task> change, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync(
        async () =>
        {
            Add(action, target);
            await change();
            return true;
        },
        cancellationToken);

    private AuditEntry EntryOf(string action, AuditTarget target, AuditDetails? details) => new()
    {
        Time = time.GetUtcNow(),
        Actor = caller.Actor,
        ActorName = caller.Name,
        Address = caller.Address?.ToString(),
        Action = action,
        Outcome = AuditEntry.Done,
        TargetKind = target.Kind,
        Target = target.Id,
        Changes = details?.ToJson(),
    };
}
