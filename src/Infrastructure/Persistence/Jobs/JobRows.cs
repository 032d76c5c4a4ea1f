using System.Runtime.CompilerServices;
using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Jobs;
using EndpointManager.Infrastructure.Persistence.Configurations;

namespace EndpointManager.Infrastructure.Persistence.Jobs;

/// <summary>The devices of a new job as rows, for a bulk insert.</summary>
internal static class JobRows
{
    /// <summary>The devices with their turns.</summary>
    public static readonly BulkTable Items = new(
        JobItemConfiguration.Table,
        new("job_id", BulkType.Guid),
        new("position", BulkType.Int32),
        new("device_id", BulkType.Guid),
        new("mac_address", BulkType.Text),
        new("state", BulkType.Text),
        new("attempt", BulkType.Int32));

    /// <summary>The devices as busy ones.</summary>
    public static readonly BulkTable Busy = new(
        BusyDeviceConfiguration.Table, new("device_id", BulkType.Guid), new("occupation", BulkType.Guid));

    /// <summary>Rows of <see cref="Items"/>.</summary>
    public static async IAsyncEnumerable<object?[]> ItemsOf(
        JobId job, IReadOnlyList<JobTarget> targets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        object?[] row = new object?[Items.Columns.Count];
        for (int position = 0; position < targets.Count; position++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            row[0] = job.Value;
            row[1] = position;
            row[2] = targets[position].Id.Value;
            row[3] = targets[position].MacAddress.Value;
            row[4] = nameof(JobItemState.Queued);
            row[5] = 0;
            yield return row;
        }

        await Task.CompletedTask;
    }

    /// <summary>Rows of <see cref="Busy"/>, in one order for all jobs, or two that are started at once would wait for each other.</summary>
    public static async IAsyncEnumerable<object?[]> BusyOf(
        JobId job, IReadOnlyList<JobTarget> targets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        object?[] row = new object?[Busy.Columns.Count];
        foreach (Guid device in targets.Select(target => target.Id.Value).Order())
        {
            cancellationToken.ThrowIfCancellationRequested();
            row[0] = device;
            row[1] = job.Value;
            yield return row;
        }

        await Task.CompletedTask;
    }
}
