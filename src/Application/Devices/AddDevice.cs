using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Devices;

/// <summary>Registers a device, so that its phone is provisioned the next time it asks.</summary>
public sealed class AddDeviceCommand(DeviceFields fields) : ICommand<DeviceResponse>, INewDevice
{
    /// <summary>The body of the request.</summary>
    public DeviceFields Fields { get; } = fields;
}

internal sealed class AddDeviceValidator : NewDeviceValidator<AddDeviceCommand>
{
    public AddDeviceValidator(BrandCatalogue catalogue)
        : base(catalogue)
    {
        RuleFor(command => command.Fields.MacAddress).Custom(Required<MacAddress>);
        RuleFor(command => command.Fields).Custom(CheckModel);
    }
}

internal sealed class AddDeviceHandler(
    IDeviceRepository devices, DeviceMaker maker, DeviceArming arming, DeviceResponses responses, AuditTrail audit)
    : IRequestHandler<AddDeviceCommand, DeviceResponse>
{
    public async Task<DeviceResponse> Handle(AddDeviceCommand command, CancellationToken cancellationToken)
    {
        Device device = await devices.RegisterAsync(maker, command.Fields, cancellationToken);
        audit.Add(AuditActions.AddDevice, AuditTarget.Device(device.MacAddress), DeviceValues.None.ChangesTo(DeviceValues.Of(device)));
        return responses.Of(device, fetch: null, arming.Add(device.Id));
    }
}
