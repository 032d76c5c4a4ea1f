using System.Net;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>
/// Decides whether whoever asks for a device's file gets it, and whether with its secrets. The network was judged before.
/// In the usual mode that is one indexed read and nothing else.
/// </summary>
public sealed class DeviceGate(
    IDeviceReader devices,
    IDeviceAccessReader accesses,
    ITokenVault vault,
    ITokenUses uses,
    Lockouts lockouts,
    ServiceSettings settings,
    TimeProvider time)
{
    // Many times what the question takes.
    private static readonly TimeSpan TimeOfLockedOutAnswer = TimeSpan.FromMilliseconds(20);

    private readonly ProvisioningSettings _settings = settings.Provisioning;

    /// <summary>Whether the access of a device has to be known to serve it.</summary>
    private bool NeedsAccess => _settings.Access == AccessMode.Token || _settings.Window is not null;

    /// <summary>Decides.</summary>
    /// <param name="macAddress">The device asked for.</param>
    /// <param name="token">What was shown; null for nothing.</param>
    /// <param name="source">Who asks; null when it cannot be known.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Admission> AdmitAsync(
        MacAddress macAddress, DeviceToken? token, IPAddress? source, CancellationToken cancellationToken)
    {
        if (token is not null && await FindByTokenAsync(macAddress, token, cancellationToken) is { } owner)
        {
            return Admission.Of(owner, isWhole: true);
        }

        RefusalReason? objection = await IsLockedOutAsync(macAddress, source, cancellationToken) ? RefusalReason.LockedOut : null;
        if (objection is { } refused && _settings.Enforce)
        {
            return Admission.Refuse(refused);
        }

        if (await FindAsync(macAddress, cancellationToken) is not { } found)
        {
            Suspect(source, macAddress);
            return Admission.Refuse(token is null ? RefusalReason.UnknownDevice : RefusalReason.UnknownToken);
        }

        bool isWhole = IsWhole(found.Access);
        return _settings.Enforce
            ? Judge(found, isWhole, token)
            : Admission.Of(found, isWhole: true) with { Objection = objection ?? ObjectionTo(isWhole, token) };
    }

    // A token that is not the device's is as good as none while the device is armed: the phone may have it from another
    // installation, or from before a backup that was restored. Else it is refused, and not even served without secrets.
    private static Admission Judge(AccessedDevice found, bool isWhole, DeviceToken? token) =>
        !isWhole && token is not null ? Admission.Refuse(RefusalReason.UnknownToken) : Admission.Of(found, isWhole);

    private static RefusalReason? ObjectionTo(bool isWhole, DeviceToken? token) =>
        isWhole ? null : token is null ? RefusalReason.SecretsWithheld : RefusalReason.UnknownToken;

    private async Task<AccessedDevice?> FindByTokenAsync(MacAddress macAddress, DeviceToken token, CancellationToken cancellationToken)
    {
        string lookup = vault.LookupOf(token);
        AccessedDevice? owner = await accesses.FindByTokenAsync(lookup, token.IsFirst, cancellationToken);
        if (owner is null || owner.Device.MacAddress != macAddress)
        {
            return null;
        }

        if (!token.IsFirst && owner.Access!.FirstTokenLookup is not null)
        {
            uses.Note(lookup);
        }

        return owner;
    }

    private async Task<bool> IsLockedOutAsync(MacAddress macAddress, IPAddress? source, CancellationToken cancellationToken)
    {
        if (!lockouts.Hold(source))
        {
            return false;
        }

        // To find a device takes the database longer than to find none, which must not show: the answer's time runs from here.
        Task answer = Task.Delay(TimeOfLockedOutAnswer, cancellationToken);
        if (await accesses.IsExpectedAsync(macAddress, source!, time.GetUtcNow() - Lockouts.ExpectedTime, cancellationToken))
        {
            return false;
        }

        await answer;
        return true;
    }

    private async Task<AccessedDevice?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken)
    {
        if (NeedsAccess)
        {
            return await accesses.FindAsync(macAddress, cancellationToken);
        }

        return await devices.FindAsync(macAddress, cancellationToken) is { } device ? new AccessedDevice(device, null) : null;
    }

    // Who has the key of the fleet is no stranger.
    private void Suspect(IPAddress? source, MacAddress macAddress)
    {
        if (_settings.Access != AccessMode.Shared)
        {
            lockouts.NoteUnknown(source, macAddress);
        }
    }

    private bool IsWhole(DeviceAccess? access) => _settings.Window is { } window
        ? access?.IsArmed(window, time.GetUtcNow()) == true
        : _settings.Access != AccessMode.Token;
}

/// <summary>What was decided about a request for a device's file.</summary>
public sealed record Admission
{
    private Admission()
    {
    }

    /// <summary>The device; null when the request is refused.</summary>
    public AccessedDevice? Found { get; private init; }

    /// <summary>Whether its file comes with its secrets.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>Why the request is refused, or would be if refusals were enforced.</summary>
    public RefusalReason? Objection { get; init; }

    /// <summary>The device's file is served.</summary>
    public static Admission Of(AccessedDevice found, bool isWhole) => new() { Found = found, IsWhole = isWhole };

    /// <summary>Nothing is.</summary>
    public static Admission Refuse(RefusalReason reason) => new() { Objection = reason };
}
