using EndpointManager.Domain.Devices;
using Mapster;

namespace EndpointManager.Application.Devices;

/// <summary>How a device becomes what the API shows of it.</summary>
internal sealed class DeviceMapping : IRegister
{
    // What a caller may see of the URL, and what the device's access tells, is added afterwards.
    public void Register(TypeAdapterConfig config) =>
        config.NewConfig<Device, DeviceResponse>()
            .Map(response => response.Id, device => device.Id.Value)
            .Map(response => response.MacAddress, device => device.MacAddress.ToColonForm())
            .Map(response => response.Brand, device => device.Model.Brand)
            .Map(response => response.Model, device => device.Model.Name)
            .Map(response => response.Label, device => device.Label.Value)
            .Map(response => response.Username, device => device.Account.Username.Value)
            .Map(response => response.Password, _ => SipPassword.Mask)
            .Map(response => response.ServerAddress, device => device.Account.Server.ToString())
            .Map(response => response.Transport, device => device.Account.Transport)
            .Map(response => response.CreatedAt, device => device.CreatedAt.UtcDateTime)
            .Map(response => response.UpdatedAt, device => device.UpdatedAt.UtcDateTime)
            .Map(response => response.ProvisionUrl, _ => "")
            .Ignore(response => response.Fetch)
            .Ignore(response => response.ArmedUntil!);
}
