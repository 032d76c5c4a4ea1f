using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

/// <summary>Devices in a list.</summary>
internal sealed class FakeDevices(params Device[] devices) : IDeviceReader, IDeviceRepository
{
    private readonly List<Device> _devices = [.. devices];

    public IReadOnlyList<Device> All => _devices;

    public DeviceFilter? LastFilter { get; private set; }

    public Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken) =>
        Task.FromResult(_devices.Find(device => device.MacAddress == macAddress));

    public Task<DevicePage> ListAsync(DeviceFilter filter, CancellationToken cancellationToken)
    {
        LastFilter = filter;
        return Task.FromResult(new DevicePage([.. _devices.Select(device => new ListedDevice(device, null))], _devices.Count));
    }

    public void Add(Device device) => _devices.Add(device);

    public void Remove(Device device) => _devices.Remove(device);
}

/// <summary>Phones that never asked.</summary>
internal sealed class FakeFetches : IDeviceFetches
{
    public Task<DeviceFetch?> FindAsync(DeviceId device, CancellationToken cancellationToken) => Task.FromResult<DeviceFetch?>(null);
}

/// <summary>Keeps no secret: the sealed text is the clear one with a word and the device in front.</summary>
internal sealed class FakeVault : IPasswordVault
{
    private const string Seals = "sealed ";

    public bool KeyIsMissing { get; init; }

    public SealedPassword Seal(DeviceId device, SipPassword password) => new(Seals + password.Reveal());

    public SipPassword Open(DeviceId device, SealedPassword password) => KeyIsMissing
        ? throw new SecretUnreadableException("There is no key.")
        : ParsedValue.Parse<SipPassword>(password.CipherText[Seals.Length..]);
}

/// <summary>The tag of a content is its length.</summary>
internal sealed class FakeTagger : IContentTagger
{
    public string TagOf(ReadOnlySpan<byte> content) => $"\"{content.Length}\"";
}

/// <summary>Files that say which they are.</summary>
internal sealed class FakeRenderer(string brand, bool hasDocumentedForm) : IBrandRenderer
{
    public string Brand { get; } = brand;

    public IReadOnlyCollection<string> Dialects { get; } = [];

    public bool HasDocumentedForm { get; } = hasDocumentedForm;

    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet) => File($"native {phone.MacAddress} {phone.Password?.Reveal() ?? "stripped"}");

    public ProvisioningFile RenderDocumentedForm(PhoneConfiguration phone) => File($"documented {phone.MacAddress}{(phone.WithholdsSecrets ? " stripped" : "")}");

    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet) => File($"common {model.Name}");

    private static ProvisioningFile File(string text) => new(ProvisioningFile.Text, Encoding.UTF8.GetBytes(text));
}
