using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>Keeps new jobs with all their devices, without the deadline of a request.</summary>
public interface IJobStarter
{
    /// <summary>Keeps the job, or nothing of it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="targets">Its devices, in the order of their turns; none of them twice.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DevicesBusyException">Some of the devices are being notified already.</exception>
    /// <exception cref="StorageUnavailableException">The database cannot take it.</exception>
    Task StartAsync(Job job, IReadOnlyList<JobTarget> targets, CancellationToken cancellationToken);
}

/// <summary>A device to be notified.</summary>
/// <param name="Id">The device.</param>
/// <param name="MacAddress">Its MAC address.</param>
/// <param name="Server">Its SIP server.</param>
public sealed record JobTarget(DeviceId Id, MacAddress MacAddress, string Server);
