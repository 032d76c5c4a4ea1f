using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Devices;

/// <summary>Forgets a device; its phone gets 404 from then on.</summary>
/// <param name="Mac">The device's MAC address in any writing.</param>
/// <param name="ExpectedVersion">The versions the caller is willing to delete.</param>
public sealed record DeleteDeviceCommand(string Mac, ExpectedVersion ExpectedVersion) : ICommand<Unit>;

internal sealed class DeleteDeviceValidator : FieldValidator<DeleteDeviceCommand>
{
    public DeleteDeviceValidator() => RuleFor(command => command.Mac).Custom(CheckMacInPath);
}

internal sealed class DeleteDeviceHandler(IDeviceRepository devices, AuditTrail audit) : IRequestHandler<DeleteDeviceCommand, Unit>
{
    public async Task<Unit> Handle(DeleteDeviceCommand command, CancellationToken cancellationToken)
    {
        Device device = await devices.GetAsync(ParsedValue.Parse<MacAddress>(command.Mac), cancellationToken);
        device.Require(command.ExpectedVersion);
        devices.Remove(device);
        audit.Add(AuditActions.DeleteDevice, AuditTarget.Device(device.MacAddress), DeviceValues.Of(device).ChangesTo(DeviceValues.None));
        return Unit.Value;
    }
}
