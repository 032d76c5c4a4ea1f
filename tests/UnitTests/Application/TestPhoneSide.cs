using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Sip;

namespace EndpointManager.UnitTests.Application;

/// <summary>The phones' side of the application, over devices in a list.</summary>
internal sealed class TestPhoneSide(params Device[] devices) : ITokenUses
{
    public static readonly IPAddress Public = IPAddress.Parse("203.0.113.7");

    private readonly FakeDevices _devices = new(devices);
    private Lockouts? _lockouts;

    public ManualTime Time { get; } = new();

    public FakeAccesses Accesses { get; } = new(devices);

    public FakeSecurityLog Log { get; } = new();

    public FakeVault Vault { get; init; } = new();

    public ProvisioningSettings Provisioning { get; init; } = new();

    public string? ProvisionUrl { get; init; }

    public List<string> UsedTokens { get; } = [];

    public Lockouts Lockouts => _lockouts ??= new Lockouts(Settings, Log, Time);

    private ServiceSettings Settings => new() { Provisioning = Provisioning };

    void ITokenUses.Note(string lookup) => UsedTokens.Add(lookup);

    public Task<ProvisioningAnswer> AskAsync(string path, string? userAgent = null, IPAddress? source = null, DeviceToken? token = null)
    {
        FleetSettings fleet = new()
        {
            ProvisionUrl = ProvisionUrl,
            HasSecretUrl = Provisioning.Access is AccessMode.Shared or AccessMode.Token,
            IgnoresDhcp = Provisioning.Access == AccessMode.Token,
        };
        var renderers = new BrandRenderers([new FakeRenderer("Yealink", hasDocumentedForm: false), new FakeRenderer("Fanvil", hasDocumentedForm: true)]);
        var files = new PhoneFileFactory(TestBrands.Catalogue, renderers, Vault, new FakeTokenVault(), fleet);
        var gate = new DeviceGate(_devices, Accesses, new FakeTokenVault(), this, Lockouts, Settings, Time);
        var handler = new GetProvisioningFileHandler(new PhoneIdentifier(TestBrands.Catalogue), gate, files, new FakeTagger());
        return handler.Handle(new GetProvisioningFileQuery(path, userAgent) { Source = source, Token = token }, CancellationToken.None);
    }
}
