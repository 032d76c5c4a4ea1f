using EndpointManager.Application.Access;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>Makes phones' files: finds the renderer, opens the password, renders.</summary>
public sealed class PhoneFileFactory(
    BrandCatalogue catalogue, BrandRenderers renderers, IPasswordVault vault, ITokenVault tokens, FleetSettings fleet)
{
    private readonly FleetSettings _forEveryone = fleet.WithoutSecretUrl();

    /// <summary>Whether the device is of a known model whose phones use this kind of file name (null: any).</summary>
    public bool Serves(Device device, DeviceFilePattern? pattern) =>
        catalogue.FindModel(device.Model) is not null
        && (pattern is null || catalogue.FindBrand(device.Model.Brand)!.DeviceFiles.Contains(pattern));

    /// <summary>Whether the bare URL of the device's brand has a documented form that its phones do not read.</summary>
    public bool HasDocumentedForm(Device device) => RendererOf(device.Model.Brand).HasDocumentedForm;

    /// <summary>The file that the device's firmware reads, with all its secrets.</summary>
    public ProvisioningFile DeviceFile(AccessedDevice device) =>
        RendererOf(device.Device.Model.Brand).RenderDeviceFile(ConfigurationOf(device.Device, isWhole: true), FleetOf(device));

    /// <summary>The same without its secrets.</summary>
    public ProvisioningFile StrippedFile(Device device) =>
        RendererOf(device.Model.Brand).RenderDeviceFile(ConfigurationOf(device, isWhole: false), _forEveryone);

    /// <summary>The documented form.</summary>
    /// <param name="device">The device.</param>
    /// <param name="isWhole">Whether with its secrets.</param>
    public ProvisioningFile DocumentedForm(Device device, bool isWhole) =>
        RendererOf(device.Model.Brand).RenderDocumentedForm(ConfigurationOf(device, isWhole));

    /// <summary>The common file of a model.</summary>
    public ProvisioningFile CommonFile(Brand brand, Model model) => RendererOf(brand.Name).RenderCommonFile(model, _forEveryone);

    // At start every brand of the catalogue was found to have a renderer.
    private IBrandRenderer RendererOf(string brand) => renderers.Find(brand)!;

    // Where phones have tokens, each has a URL of its own; without one it keeps the URL it has.
    private FleetSettings FleetOf(AccessedDevice device) =>
        !fleet.IgnoresDhcp ? fleet
        : fleet.ProvisionUrl is { } url && device.Access?.SealedToken is { } token
            ? fleet.WithUrl($"{url}/{tokens.Open(device.Device.Id, token).Reveal()}")
            : _forEveryone;

    private PhoneConfiguration ConfigurationOf(Device device, bool isWhole) => new()
    {
        MacAddress = device.MacAddress,
        Model = catalogue.FindModel(device.Model)!,
        Label = device.Label,
        Username = device.Account.Username,
        Password = isWhole ? vault.Open(device.Id, device.Account.Password) : null,
        Server = device.Account.Server,
        Transport = device.Account.Transport,
    };
}
