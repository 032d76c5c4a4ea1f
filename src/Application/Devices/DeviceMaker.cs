using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>Makes devices, and changes to them, of members that people typed.</summary>
internal sealed class DeviceMaker(BrandCatalogue catalogue, IPasswordVault vault, TimeProvider time)
{
    /// <summary>
    /// A new device, or null where the validator of added devices finds fault. Of the two this is the quicker, by far, which
    /// counts where there are many; only the validator says what is wrong.
    /// </summary>
    public Device? TryMake(DeviceFields fields)
    {
        if (fields.UnknownMembers.Count > 0
            || fields.Brand is { IsPresent: true, Text: null }
            || fields.Transport.IsWrongType
            || (fields.Transport.Text is { } name && !Transports.TryParse(name, out _))
            || !MacAddress.TryParse(fields.MacAddress.Text, out MacAddress? mac, out _)
            || !Label.TryParse(fields.Label.Text, out Label? label, out _)
            || !SipUsername.TryParse(fields.Username.Text, out SipUsername? username, out _)
            || !SipPassword.TryParse(fields.Password.Text, out SipPassword? password, out _)
            || fields.Model.Text is not { } modelName
            || catalogue.Resolve(fields.Brand.Text, modelName).Model is not { } model)
        {
            return null;
        }

        Transport transport = Transports.OrDefault(fields.Transport.Text);
        if (!ServerAddress.TryParse(fields.ServerAddress.Text, transport, out ServerAddress? server, out _))
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        DeviceId id = DeviceId.New(now);
        return Device.Register(id, mac, model, label, new SipAccount(username, vault.Seal(id, password), server, transport), now);
    }

    /// <summary>The changes that members of an edit mean, which the validator of edits has passed.</summary>
    /// <exception cref="VersionConflictException">The device has another brand since, of which there is no such model.</exception>
    public DeviceChanges ChangesOf(Device device, DeviceFields fields)
    {
        Transport? transport = fields.Transport.IsPresent ? Transports.OrDefault(fields.Transport.Text) : null;
        return new DeviceChanges
        {
            MacAddress = Parse<MacAddress>(fields.MacAddress),
            Model = ModelOf(device, fields),
            Label = Parse<Label>(fields.Label),
            Username = Parse<SipUsername>(fields.Username),
            Password = fields.Password.Text is { } text && text != SipPassword.Mask
                ? vault.Seal(device.Id, ParsedValue.Parse<SipPassword>(text))
                : null,
            Server = fields.ServerAddress.Text is { } server
                ? ServerAddress.Parse(server, transport ?? device.Account.Transport)
                : null,
            Transport = transport,
        };
    }

    private static T? Parse<T>(Field field)
        where T : class, IParsedValue<T> =>
        field.Text is { } text ? ParsedValue.Parse<T>(text) : null;

    // The device may have changed its brand since the body was checked; the pair is judged again with what it is now.
    private PhoneModel? ModelOf(Device device, DeviceFields fields)
    {
        if (!fields.Brand.IsPresent && !fields.Model.IsPresent)
        {
            return null;
        }

        ModelResolution resolution = catalogue.ResolveChange(device.Model, fields.Brand.Text, fields.Model.Text);
        return resolution.Model ?? throw new VersionConflictException(device.Version);
    }
}
