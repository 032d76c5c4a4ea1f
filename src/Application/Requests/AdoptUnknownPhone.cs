using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Requests;

/// <summary>Makes a device of a phone that asked, so that it is provisioned the next time it asks.</summary>
/// <param name="mac">The phone's MAC address in any writing.</param>
/// <param name="fields">The body of the request: all that the phone did not tell.</param>
public sealed class AdoptUnknownPhoneCommand(string mac, DeviceFields fields) : ICommand<DeviceResponse>, INewDevice
{
    /// <summary>The phone's MAC address in any writing.</summary>
    public string Mac { get; } = mac;

    /// <summary>The body of the request.</summary>
    public DeviceFields Fields { get; } = fields;
}

internal sealed class AdoptUnknownPhoneValidator : NewDeviceValidator<AdoptUnknownPhoneCommand>
{
    private readonly IRequestReader _requests;
    private readonly BrandCatalogue _catalogue;

    public AdoptUnknownPhoneValidator(IRequestReader requests, BrandCatalogue catalogue)
        : base(catalogue)
    {
        _requests = requests;
        _catalogue = catalogue;
        RuleFor(command => command.Mac).Custom(CheckMacInPath);
        RuleFor(command => command.Fields).CustomAsync(CheckModelAsync);
    }

    // Only the phone's own words tell what the body may leave out; of a phone that nobody knows, the handler speaks.
    private async Task CheckModelAsync(
        DeviceFields fields, ValidationContext<AdoptUnknownPhoneCommand> context, CancellationToken cancellationToken)
    {
        if (MacAddress.TryParse(context.InstanceToValidate.Mac, out MacAddress? mac)
            && await _requests.FindUnknownPhoneAsync(mac, cancellationToken) is { } phone)
        {
            CheckModel(phone.Complete(fields, _catalogue), context);
        }
    }
}

internal sealed class AdoptUnknownPhoneHandler(
    IRequestReader requests,
    IDeviceRepository devices,
    DeviceMaker maker,
    DeviceArming arming,
    BrandCatalogue catalogue,
    DeviceResponses responses,
    AuditTrail audit)
    : IRequestHandler<AdoptUnknownPhoneCommand, DeviceResponse>
{
    public async Task<DeviceResponse> Handle(AdoptUnknownPhoneCommand command, CancellationToken cancellationToken)
    {
        MacAddress mac = ParsedValue.Parse<MacAddress>(command.Mac);
        if (await devices.FindAsync(mac, cancellationToken) is not null)
        {
            throw new DeviceAlreadyExistsException(mac);
        }

        UnknownPhone phone = await requests.FindUnknownPhoneAsync(mac, cancellationToken) ?? throw new UnknownPhoneNotFoundException(mac);
        Device device = await devices.RegisterAsync(maker, phone.Complete(command.Fields, catalogue), cancellationToken);
        audit.Add(AuditActions.AdoptUnknownPhone, AuditTarget.Device(mac), DeviceValues.None.ChangesTo(DeviceValues.Of(device)));
        return responses.Of(device, fetch: null, arming.Add(device.Id));
    }
}

/// <summary>What an unknown phone told of itself, as members of a device.</summary>
internal static class UnknownPhoneFields
{
    /// <summary>The fields, with the phone's MAC address, and with its brand and model where they are left out and known.</summary>
    public static DeviceFields Complete(this UnknownPhone phone, DeviceFields fields, BrandCatalogue catalogue)
    {
        string? model = phone.Brand is null || phone.Model is null ? null : catalogue.Resolve(phone.Brand, phone.Model).Model?.Name;
        bool sameBrand = !fields.Brand.IsPresent || string.Equals(fields.Brand.Text, phone.Brand, StringComparison.OrdinalIgnoreCase);
        bool modelNamesBrand = fields.Model.Text is { } text && catalogue.Resolve(null, text).BrandError is null;
        return fields.With(
            macAddress: Field.Of(phone.MacAddress.Value),
            brand: fields.Brand.IsPresent || modelNamesBrand ? fields.Brand : Known(phone.Brand),
            model: fields.Model.IsPresent || !sameBrand ? fields.Model : Known(model));
    }

    private static Field Known(string? text) => text is null ? default : Field.Of(text);
}
