using EndpointManager.Application.Common;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using Mapster;
using MediatR;

namespace EndpointManager.Application.Devices;

/// <summary>Registers a device, so that its phone is provisioned the next time it asks.</summary>
public sealed class AddDeviceCommand(DeviceFields fields) : ICommand<DeviceResponse>
{
    /// <summary>The body of the request.</summary>
    public DeviceFields Fields { get; } = fields;
}

internal sealed class AddDeviceValidator : DeviceFieldsValidator<AddDeviceCommand>
{
    private readonly BrandCatalogue _catalogue;

    public AddDeviceValidator(BrandCatalogue catalogue)
    {
        _catalogue = catalogue;
        RuleFor(command => command.Fields.UnknownMembers).Custom(NoUnknownMembers);
        RuleFor(command => command.Fields.MacAddress).Custom(Required<MacAddress>);
        RuleFor(command => command.Fields.Model).Custom(CheckModel);
        RuleFor(command => command.Fields.Label).Custom(Required<Label>);
        RuleFor(command => command.Fields.Username).Custom(Required<SipUsername>);
        RuleFor(command => command.Fields.Password).Custom(Required<SipPassword>);
        RuleFor(command => command.Fields.ServerAddress).Custom(CheckServerAddress);
        RuleFor(command => command.Fields.Transport).Custom(CheckTransport);
    }

    // The brand may be missing where the model's text holds both words, so the two are one check.
    private void CheckModel(Field model, ValidationContext<AddDeviceCommand> context)
    {
        Field brand = context.InstanceToValidate.Fields.Brand;
        if (brand.IsPresent && brand.Text is null)
        {
            context.AddFailure("brand", brand.IsNull ? "Must not be null." : "Must be a text.");
            RequireText(model, context);
        }
        else
        {
            string? text = RequireText(model, context);
            ModelResolution resolution = _catalogue.Resolve(brand.Text, text ?? "");
            CheckPair(text is null ? resolution.WithoutModelError() : resolution, context);
        }
    }
}

internal sealed class AddDeviceHandler(IDeviceRepository devices, DeviceMaker maker, TypeAdapterConfig mapping)
    : IRequestHandler<AddDeviceCommand, DeviceResponse>
{
    public async Task<DeviceResponse> Handle(AddDeviceCommand command, CancellationToken cancellationToken)
    {
        MacAddress macAddress = ParsedValue.Parse<MacAddress>(command.Fields.MacAddress.Text!);
        if (await devices.FindAsync(macAddress, cancellationToken) is not null)
        {
            throw new DeviceAlreadyExistsException(macAddress);
        }

        Device device = maker.TryMake(command.Fields)!;
        devices.Add(device);
        return device.Adapt<DeviceResponse>(mapping);
    }
}
