using EndpointManager.Application.Jobs;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>The next devices of a job, and what is sent to them, worked out before anything is written or sent.</summary>
internal sealed class JobPlan
{
    private const string DeviceGone = "The device was deleted before its turn.";

    /// <summary>What is sent, in order.</summary>
    public List<PlannedNotify> Present { get; } = [];

    /// <summary>Places of devices that cannot be notified, and why.</summary>
    public Dictionary<int, string> Absent { get; } = [];

    /// <summary>Those of <see cref="Absent"/> that were notified before, by a holder of the job that is gone.</summary>
    public List<JobItemResult> Open { get; } = [];

    /// <summary>Works out what is sent to devices that are next.</summary>
    public static async Task<JobPlan> OfAsync(
        IReadOnlyList<JobItem> items, NotifyAction action, JobBook book, CancellationToken cancellationToken)
    {
        List<DeviceId> ids = [.. items.Select(item => item.DeviceId)];
        IReadOnlyList<Device> found = await book.AskAsync<IJobReader, IReadOnlyList<Device>>(
            (reader, token) => reader.FindDevicesAsync(ids, token), cancellationToken);
        Dictionary<DeviceId, Device> devices = found.ToDictionary(device => device.Id);
        var plan = new JobPlan();
        foreach (JobItem item in items)
        {
            NotifyRequest? request = devices.TryGetValue(item.DeviceId, out Device? device)
                ? await book.AskAsync<NotifyRequests, NotifyRequest?>(
                    (requests, token) => requests.OfAsync(device, action, patient: true, token), cancellationToken)
                : null;
            plan.Add(item, request, device is null ? DeviceGone : NotifyRequests.NoEvent);
        }

        return plan;
    }

    private void Add(JobItem item, NotifyRequest? request, string whyNot)
    {
        if (request is not null)
        {
            Present.Add(new PlannedNotify(item.Position, item.Attempt + 1, request));
        }
        else if (item.State == JobItemState.Sent)
        {
            Open.Add(JobItemResult.Of(item.Position, JobItemState.TimedOut, whyNot));
        }
        else
        {
            Absent.Add(item.Position, whyNot);
        }
    }
}
