using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>Makes devices' secrets available to their phones whenever people do what a phone is expected to follow up.</summary>
public sealed class DeviceArming(IDeviceAccesses accesses, ITokenVault vault, ServiceSettings settings, TimeProvider time)
{
    /// <summary>
    /// Whether many devices that are added at once need an access each. Without tokens and windows all that counts is that a device is
    /// new, which it says itself.
    /// </summary>
    public bool NeedsAccesses => settings.Provisioning.Access == AccessMode.Token || settings.Provisioning.Window is not null;

    /// <summary>Arms a device that is being added, and gives it tokens where they count.</summary>
    public DeviceAccess Add(DeviceId device)
    {
        DeviceAccess access = Make(device);
        accesses.Add(access);
        return access;
    }

    /// <summary>The access of a new device: armed, and with tokens where they count.</summary>
    public DeviceAccess Make(DeviceId device)
    {
        var access = new DeviceAccess { DeviceId = device, ArmedAt = time.GetUtcNow() };
        if (settings.Provisioning.Access == AccessMode.Token)
        {
            vault.Issue(access);
        }

        return access;
    }

    /// <summary>Arms a device.</summary>
    public Task ArmAsync(DeviceId device, CancellationToken cancellationToken) => accesses.ArmAsync([device], time.GetUtcNow(), cancellationToken);

    /// <summary>
    /// Arms devices whose phones are about to be told to come, where that matters: for their secrets, or for their way past a
    /// lock-out of their site.
    /// </summary>
    public Task ExpectAsync(IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken) =>
        devices.Count > 0 && (settings.Provisioning.Window is not null || settings.Provisioning.LocksOut)
            ? accesses.ArmAsync(devices, time.GetUtcNow(), cancellationToken)
            : Task.CompletedTask;

    /// <summary>Arms a device after an edit that its phone must learn of: another password, or another phone.</summary>
    public async Task FollowAsync(Device device, MacAddress macBefore, bool newPassword, CancellationToken cancellationToken)
    {
        if (device.MacAddress != macBefore)
        {
            // The phone before knows the tokens, and would find the next one's password.
            await accesses.ReplaceAsync(Make(device.Id), cancellationToken);
        }
        else if (newPassword)
        {
            await ArmAsync(device.Id, cancellationToken);
        }
    }
}
