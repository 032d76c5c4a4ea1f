using System.Data;
using System.Data.Common;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>Keeps new jobs. That no device is in two at once is the database's to see to, not the look before.</summary>
internal sealed class JobStarter(AppDbContext db, IDatabaseEngine engine, StorageGuard guard, AuditTrail audit, TimeProvider time) : IJobStarter
{
    private const int DevicesAtATime = 500;

    // Whoever was in the way is found by the next look, unless it has gone meanwhile.
    private const int Attempts = 5;

    public Task StartAsync(Job job, IReadOnlyList<JobTarget> targets, CancellationToken cancellationToken) => guard.RunLongAsync(async () =>
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            await RequireFreeAsync(targets, cancellationToken);
            if (await TryStartAsync(job, targets, cancellationToken))
            {
                return;
            }
        }

        throw new StorageUnavailableException("Another writer was in the way. Nothing was started.");
    });

    private async Task RequireFreeAsync(IReadOnlyList<JobTarget> targets, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        HashSet<DeviceId> busy = [];
        foreach (JobTarget[] some in targets.Chunk(DevicesAtATime))
        {
            List<DeviceId> ids = [.. some.Select(target => target.Id)];
            busy.UnionWith(await db.BusyDevices.AsNoTracking()
                .Where(device => ids.Contains(device.DeviceId) && (device.ExpiresAt == null || device.ExpiresAt >= now))
                .Select(device => device.DeviceId).ToListAsync(cancellationToken));
        }

        if (busy.Count > 0)
        {
            List<MacAddress> named = [.. targets.Where(target => busy.Contains(target.Id))
                .Select(target => target.MacAddress).Take(DevicesBusyException.MaxNamed)];
            throw new DevicesBusyException(named, busy.Count);
        }
    }

    private async Task<bool> TryStartAsync(Job job, IReadOnlyList<JobTarget> targets, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        using IDisposable turn = await engine.EnterWriteAsync(cancellationToken);
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            DbTransaction raw = transaction.GetDbTransaction();
            await db.BusyDevices.Where(busy => busy.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
            await engine.InsertAllAsync(raw, JobRows.Busy, JobRows.BusyOf(job.Id, targets, cancellationToken), cancellationToken);
            db.Jobs.Add(job);
            Audit(job, targets);
            await db.SaveChangesAsync(cancellationToken);
            await engine.InsertAllAsync(raw, JobRows.Items, JobRows.ItemsOf(job.Id, targets, cancellationToken), cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (engine.IsUniqueViolation(exception) || engine.IsConflict(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    // The items of a job are forgotten sooner than who was behind it.
    private void Audit(Job job, IReadOnlyList<JobTarget> targets)
    {
        string action = job.Action == NotifyAction.Reboot ? AuditActions.RebootDevices : AuditActions.ResyncDevices;
        foreach (JobTarget[] some in targets.Chunk(AuditTrail.DevicesPerEntry))
        {
            audit.AddDevices(action, AuditTarget.Devices, [.. some.Select(target => new DeviceChange { MacAddress = target.MacAddress.ToColonForm() })]);
        }

        audit.AddCounts(action, AuditTarget.Job(job.Id), new Dictionary<string, long> { ["devices"] = targets.Count });
    }
}
