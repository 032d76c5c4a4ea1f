using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Devices;

/// <summary>Changes parts of a device; members that are not in the body stay as they are.</summary>
/// <param name="mac">The device's MAC address in any writing.</param>
/// <param name="fields">The body of the request.</param>
/// <param name="expectedVersion">The versions the caller is willing to change.</param>
public sealed class EditDeviceCommand(string mac, DeviceFields fields, ExpectedVersion expectedVersion) : ICommand<DeviceResponse>
{
    /// <summary>The device's MAC address in any writing.</summary>
    public string Mac { get; } = mac;

    /// <summary>The body of the request.</summary>
    public DeviceFields Fields { get; } = fields;

    /// <summary>The versions the caller is willing to change.</summary>
    public ExpectedVersion ExpectedVersion { get; } = expectedVersion;
}

internal sealed class EditDeviceValidator : DeviceFieldsValidator<EditDeviceCommand>
{
    private readonly BrandCatalogue _catalogue;
    private readonly IDeviceReader _devices;

    public EditDeviceValidator(BrandCatalogue catalogue, IDeviceReader devices)
    {
        _catalogue = catalogue;
        _devices = devices;
        RuleFor(command => command.Mac).Custom(CheckMacInPath);
        RuleFor(command => command.Fields.UnknownMembers).Custom(NoUnknownMembers);
        RuleFor(command => command.Fields.MacAddress).Custom(Optional<MacAddress>);
        RuleFor(command => command.Fields.Model).CustomAsync(CheckModelAsync);
        RuleFor(command => command.Fields.Label).Custom(Optional<Label>);
        RuleFor(command => command.Fields.Username).Custom(Optional<SipUsername>);
        RuleFor(command => command.Fields.Password).Custom(CheckPassword);
        RuleFor(command => command.Fields.Transport).Custom(CheckTransport);
        When(command => command.Fields.ServerAddress.IsPresent, () =>
            RuleFor(command => command.Fields.ServerAddress).Custom(CheckServerAddress));
    }

    private static void CheckPassword(Field field, ValidationContext<EditDeviceCommand> context)
    {
        if (field.Text != SipPassword.Mask)
        {
            Optional<SipPassword>(field, context);
        }
    }

    // Only the device knows the half of the pair that the body leaves out.
    private async Task CheckModelAsync(
        Field model, ValidationContext<EditDeviceCommand> context, CancellationToken cancellationToken)
    {
        Field brand = context.InstanceToValidate.Fields.Brand;
        bool brandIsNoText = brand.IsPresent && brand.Text is null;
        bool modelIsNoText = model.IsPresent && model.Text is null;
        if (brandIsNoText)
        {
            context.AddFailure("brand", brand.IsNull ? "Must not be null." : "Must be a text.");
        }

        if (modelIsNoText)
        {
            RequireText(model, context);
        }

        if (!brandIsNoText
            && (brand.Text ?? model.Text) is not null
            && MacAddress.TryParse(context.InstanceToValidate.Mac, out MacAddress? mac)
            && await _devices.FindAsync(mac, cancellationToken) is { } device)
        {
            ModelResolution resolution = _catalogue.ResolveChange(device.Model, brand.Text, model.Text);
            CheckPair(modelIsNoText ? resolution.WithoutModelError() : resolution, context);
        }
    }
}

internal sealed class EditDeviceHandler(
    IDeviceRepository devices,
    IDeviceFetches fetches,
    DeviceMaker maker,
    DeviceArming arming,
    TimeProvider time,
    DeviceResponses responses,
    AuditTrail audit)
    : IRequestHandler<EditDeviceCommand, DeviceResponse>
{
    public async Task<DeviceResponse> Handle(EditDeviceCommand command, CancellationToken cancellationToken)
    {
        Device device = await devices.GetAsync(ParsedValue.Parse<MacAddress>(command.Mac), cancellationToken);
        device.Require(command.ExpectedVersion);

        DeviceChanges changes = maker.ChangesOf(device, command.Fields);
        if (changes.MacAddress is { } taken && taken != device.MacAddress
            && await devices.FindAsync(taken, cancellationToken) is not null)
        {
            throw new DeviceAlreadyExistsException(taken);
        }

        MacAddress macBefore = device.MacAddress;
        var before = DeviceValues.Of(device);
        device.Edit(changes, time.GetUtcNow());
        audit.Add(AuditActions.EditDevice, AuditTarget.Device(macBefore), before.ChangesTo(DeviceValues.Of(device)));
        await arming.FollowAsync(device, macBefore, changes.Password is not null, cancellationToken);
        return await responses.OfAsync(device, await fetches.FindAsync(device.Id, cancellationToken), cancellationToken);
    }
}
