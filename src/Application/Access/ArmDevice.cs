using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Access;

/// <summary>Makes a device's secrets available to its phone, as after a factory reset.</summary>
/// <param name="Mac">The device's MAC address in any writing.</param>
public sealed record ArmDeviceCommand(string Mac) : ICommand<DeviceResponse>;

internal sealed class ArmDeviceValidator : FieldValidator<ArmDeviceCommand>
{
    public ArmDeviceValidator() => RuleFor(command => command.Mac).Custom(CheckMacInPath);
}

internal sealed class ArmDeviceHandler(
    IDeviceRepository devices, IDeviceFetches fetches, DeviceArming arming, DeviceResponses responses, AuditTrail audit)
    : IRequestHandler<ArmDeviceCommand, DeviceResponse>
{
    public async Task<DeviceResponse> Handle(ArmDeviceCommand command, CancellationToken cancellationToken)
    {
        Device device = await devices.GetAsync(ParsedValue.Parse<MacAddress>(command.Mac), cancellationToken);
        await arming.ArmAsync(device.Id, cancellationToken);
        audit.Add(AuditActions.ArmDevice, AuditTarget.Device(device.MacAddress));
        return await responses.OfAsync(device, await fetches.FindAsync(device.Id, cancellationToken), cancellationToken);
    }
}
