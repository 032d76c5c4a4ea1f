using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>Makes phones' files: finds the renderer, opens the password, renders.</summary>
public sealed class PhoneFileFactory(
    BrandCatalogue catalogue, BrandRenderers renderers, IPasswordVault vault, FleetSettings fleet)
{
    /// <summary>Whether the device is of a known model whose phones use this kind of file name (null: any).</summary>
    public bool Serves(Device device, DeviceFilePattern? pattern) =>
        catalogue.FindModel(device.Model) is not null
        && (pattern is null || catalogue.FindBrand(device.Model.Brand)!.DeviceFiles.Contains(pattern));

    /// <summary>Whether the bare URL of the device's brand has a documented form that its phones do not read.</summary>
    public bool HasDocumentedForm(Device device) => RendererOf(device.Model.Brand).HasDocumentedForm;

    /// <summary>The file that the device's firmware reads.</summary>
    public ProvisioningFile DeviceFile(Device device) =>
        RendererOf(device.Model.Brand).RenderDeviceFile(ConfigurationOf(device), fleet);

    /// <summary>The documented form.</summary>
    public ProvisioningFile DocumentedForm(Device device) =>
        RendererOf(device.Model.Brand).RenderDocumentedForm(ConfigurationOf(device));

    /// <summary>The common file of a model.</summary>
    public ProvisioningFile CommonFile(Brand brand, Model model) => RendererOf(brand.Name).RenderCommonFile(model, fleet);

    // At start every brand of the catalogue was found to have a renderer.
    private IBrandRenderer RendererOf(string brand) => renderers.Find(brand)!;

    private PhoneConfiguration ConfigurationOf(Device device) => new()
    {
        MacAddress = device.MacAddress,
        Model = catalogue.FindModel(device.Model)!,
        Label = device.Label,
        Username = device.Account.Username,
        Password = vault.Open(device.Id, device.Account.Password),
        Server = device.Account.Server,
        Transport = device.Account.Transport,
    };
}
