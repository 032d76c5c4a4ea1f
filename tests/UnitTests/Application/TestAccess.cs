using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

/// <summary>What of access other use cases need.</summary>
internal static class TestAccess
{
    public static readonly DeviceToken OwnToken = Token("dAAAAAAAAAAAAAAAAAAAAAA");
    public static readonly DeviceToken FirstToken = Token("fBBBBBBBBBBBBBBBBBBBBBB");

    public static DeviceToken Token(string text) =>
        DeviceToken.TryParse(text, out DeviceToken? token) ? token : throw new ArgumentException($"{text} is no token.");

    public static SharedKey Key(string text) =>
        SharedKey.TryParse(text, out SharedKey? key) ? key : throw new ArgumentException($"{text} is no key.");

    public static DeviceResponses Responses(ServiceSettings settings, Caller? caller = null, FakeAccesses? accesses = null) => new(
        TestMapping.Config,
        new CurrentRenderings(TestMapping.Fingerprints),
        new DeviceUrls(settings, caller ?? new Caller(), new FakeTokenVault()),
        accesses ?? new FakeAccesses(),
        settings);

    public static DeviceArming Arming(FakeAccesses? accesses = null, ServiceSettings? settings = null, TimeProvider? time = null) =>
        new(accesses ?? new FakeAccesses(), new FakeTokenVault(), settings ?? new ServiceSettings(), time ?? TimeProvider.System);
}

/// <summary>Accesses in a list.</summary>
internal sealed class FakeAccesses(params Device[] devices) : IDeviceAccessReader, IDeviceAccesses
{
    public List<DeviceAccess> All { get; } = [];

    /// <summary>Whose phones are no strangers to a source.</summary>
    public HashSet<MacAddress> Expected { get; } = [];

    public Task<AccessedDevice?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken) =>
        Task.FromResult(Array.Find(devices, device => device.MacAddress == macAddress) is { } found
            ? new AccessedDevice(found, Of(found.Id))
            : null);

    public Task<AccessedDevice?> FindByTokenAsync(string lookup, bool isFirst, CancellationToken cancellationToken)
    {
        DeviceAccess? access = All.Find(access => (isFirst ? access.FirstTokenLookup : access.TokenLookup) == lookup);
        return Task.FromResult(access is null ? null : new AccessedDevice(devices.First(device => device.Id == access.DeviceId), access));
    }

    public Task<bool> IsExpectedAsync(
        MacAddress macAddress, IPAddress source, DateTimeOffset armedSince, CancellationToken cancellationToken) =>
        Task.FromResult(Expected.Contains(macAddress));

    public Task<IReadOnlyDictionary<DeviceId, DeviceAccess>> OfAsync(
        IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<DeviceId, DeviceAccess>>(
            All.Where(access => devices.Contains(access.DeviceId)).ToDictionary(access => access.DeviceId));

    public void Add(DeviceAccess access) => All.Add(access);

    public async Task ArmAsync(IReadOnlyCollection<DeviceId> devices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (DeviceId device in devices)
        {
            DeviceAccess access = Of(device) ?? new DeviceAccess { DeviceId = device };
            access.ArmedAt = now;
            await ReplaceAsync(access, cancellationToken);
        }
    }

    public Task ReplaceAsync(DeviceAccess access, CancellationToken cancellationToken)
    {
        All.RemoveAll(other => other.DeviceId == access.DeviceId);
        All.Add(access);
        return Task.CompletedTask;
    }

    private DeviceAccess? Of(DeviceId device) => All.Find(access => access.DeviceId == device);
}

/// <summary>Gives every device the same tokens, and keeps no secret.</summary>
internal sealed class FakeTokenVault : ITokenVault
{
    public void Issue(DeviceAccess access)
    {
        (access.SealedToken, access.TokenLookup) = (TestAccess.OwnToken.Reveal(), LookupOf(TestAccess.OwnToken));
        (access.SealedFirstToken, access.FirstTokenLookup) = (TestAccess.FirstToken.Reveal(), LookupOf(TestAccess.FirstToken));
    }

    public string LookupOf(DeviceToken token) => "lookup of " + token.Reveal();

    public DeviceToken Open(DeviceId device, string sealedToken) => TestAccess.Token(sealedToken);
}

/// <summary>Remembers the lines.</summary>
internal sealed class FakeSecurityLog : ISecurityLog
{
    public List<string> Lines { get; } = [];

    public void LockedOut(SourceNetwork source, int unknownMacAddresses) => Lines.Add($"lockout {source}");

    public void ManyUnknown(SourceNetwork source, int unknownMacAddresses) => Lines.Add($"unknown {source}");

    public void WouldRefuse(SourceNetwork? source, RefusalReason reason) => Lines.Add($"would refuse {source} {reason}");
}

/// <summary>A machine, or a container with a gateway.</summary>
internal sealed class FakeHost(params string[] gateways) : IHostNetwork
{
    public IReadOnlyCollection<IPAddress> ContainerGateways { get; } = [.. gateways.Select(IPAddress.Parse)];
}
