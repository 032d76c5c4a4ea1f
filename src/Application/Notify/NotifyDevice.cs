using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace EndpointManager.Application.Notify;

/// <summary>
/// Has one phone restart or fetch its configuration, and waits for what comes of it. Not in a transaction, which would
/// stay open for as long as the phone takes.
/// </summary>
/// <param name="Mac">The device's MAC address in any writing.</param>
/// <param name="Action">What its phone is to do.</param>
public sealed record NotifyDeviceCommand(string Mac, NotifyAction Action) : IRequest<NotifyResult>;

internal sealed class NotifyDeviceValidator : FieldValidator<NotifyDeviceCommand>
{
    public NotifyDeviceValidator() => RuleFor(command => command.Mac).Custom(CheckMacInPath);
}

internal sealed class NotifyDeviceHandler(
    IDeviceReader devices, NotifyRequests requests, IBusyDevices busy, DeviceArming arming, IPhoneNotifier notifier, AuditTrail audit)
    : IRequestHandler<NotifyDeviceCommand, NotifyResult>
{
    // Twice the longest time for an answer that can be configured.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public async Task<NotifyResult> Handle(NotifyDeviceCommand command, CancellationToken cancellationToken)
    {
        MacAddress mac = ParsedValue.Parse<MacAddress>(command.Mac);
        Device device = await devices.FindAsync(mac, cancellationToken) ?? throw new DeviceNotFoundException(mac);
        NotifyRequest notify = await requests.OfAsync(device, command.Action, patient: false, cancellationToken)
            ?? throw new ValidationException([new ValidationFailure("brand", NotifyRequests.NoEvent)]);
        Guid occupation = await busy.TryOccupyAsync(device.Id, Longest, cancellationToken) ?? throw new DevicesBusyException([mac], 1);
        try
        {
            await audit.RecordAsync(
                ActionOf(command.Action), AuditTarget.Device(mac), () => arming.ExpectAsync([device.Id], cancellationToken), cancellationToken);
            return await notifier.NotifyAsync(notify, cancellationToken);
        }
        finally
        {
            await busy.FreeAsync(device.Id, occupation);
        }
    }

    private static string ActionOf(NotifyAction action) =>
        action == NotifyAction.Reboot ? AuditActions.RebootDevice : AuditActions.ResyncDevice;
}
