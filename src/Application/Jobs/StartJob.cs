using System.Globalization;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace EndpointManager.Application.Jobs;

/// <summary>Starts a job over many devices: those that are named, or those that a filter fits.</summary>
/// <param name="Action">What their phones are to do.</param>
/// <param name="Selection">Which devices.</param>
public sealed record StartJobCommand(NotifyAction Action, DeviceSelection Selection) : IRequest<StartedJobResponse>
{
    /// <summary>Most devices of a job: what takes an hour or more at the usual rate.</summary>
    public const int MaxDevices = 100_000;
}

internal sealed class StartJobValidator : AbstractValidator<StartJobCommand>
{
    public StartJobValidator() => RuleFor(command => command.Selection).SetValidator(new DeviceSelectionValidator());
}

internal sealed class StartJobHandler(IBulkDevices devices, IJobStarter jobs, BrandCatalogue catalogue, TimeProvider time)
    : IRequestHandler<StartJobCommand, StartedJobResponse>
{
    private const int MacAddressesAtATime = 500;

    public async Task<StartedJobResponse> Handle(StartJobCommand command, CancellationToken cancellationToken)
    {
        Dictionary<MacAddress, JobTarget> found = [];
        IReadOnlyList<MacAddress> named =
            [.. (command.Selection.MacAddresses ?? []).Select(mac => ParsedValue.Parse<MacAddress>(mac!)).Distinct()];
        if (command.Selection.Filter is { } filter)
        {
            await devices.ReadAsync(ListDevicesHandler.FilterOf(filter, catalogue), Take, cancellationToken);
        }

        foreach (MacAddress[] some in named.Chunk(MacAddressesAtATime))
        {
            (await devices.FindAsync(some, cancellationToken)).ToList().ForEach(Take);
        }

        DateTimeOffset now = time.GetUtcNow();
        Job job = Job.Start(JobId.New(now), command.Action, found.Count, now);
        await jobs.StartAsync(job, JobTargets.TakingTurns(found.Values), cancellationToken);
        return StartedJobResponse.Of(job, named.Where(mac => !found.ContainsKey(mac)));

        void Take(Device device)
        {
            Require(found.Count < StartJobCommand.MaxDevices);
            found[device.MacAddress] = new JobTarget(device.Id, device.MacAddress, device.Account.Server.ToString());
        }
    }

    private static void Require(bool notTooMany)
    {
        if (!notTooMany)
        {
            throw new ValidationException([new ValidationFailure("filter", string.Create(
                CultureInfo.InvariantCulture, $"Fits more than {StartJobCommand.MaxDevices} devices, which is the most for one job."))]);
        }
    }
}
