using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using Mapster;

namespace EndpointManager.Application.Devices;

/// <summary>How a device becomes what the API shows of it.</summary>
internal sealed class DeviceMapping(ServiceSettings settings) : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        string provisionUrlBase = settings.ProvisionUrlBase;
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
            .Ignore(response => response.Fetch)
            .Map(response => response.ProvisionUrl, device => provisionUrlBase + "/" + device.MacAddress.Value);
    }
}
