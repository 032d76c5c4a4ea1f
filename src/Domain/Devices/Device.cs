using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Devices;

/// <summary>One phone, known by its MAC address. The aggregate root.</summary>
public sealed class Device
{
    private Device(
        DeviceId id, MacAddress macAddress, PhoneModel model, Label label, SipAccount account, DateTimeOffset createdAt)
    {
        Id = id;
        MacAddress = macAddress;
        Model = model;
        Label = label;
        Account = account;
        CreatedAt = createdAt.ToMilliseconds();
        UpdatedAt = CreatedAt;
        Version = 1;
    }

    // Storage rebuilds a device through its properties.
    private Device()
    {
        MacAddress = null!;
        Model = null!;
        Label = null!;
        Account = null!;
    }

    /// <summary>Immutable identity.</summary>
    public DeviceId Id { get; private init; }

    /// <summary>Unique among all devices.</summary>
    public MacAddress MacAddress { get; private set; }

    /// <summary>Brand and model.</summary>
    public PhoneModel Model { get; private set; }

    /// <summary>Name on the phone's screen.</summary>
    public Label Label { get; private set; }

    /// <summary>The SIP account of its first line.</summary>
    public SipAccount Account { get; private set; }

    /// <summary>When it was registered here; UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was last edited; UTC.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>1 at first, one higher after every accepted edit.</summary>
    public long Version { get; private set; }

    /// <summary>Makes a device known, so that its phone is provisioned the next time it asks.</summary>
    public static Device Register(
        DeviceId id, MacAddress macAddress, PhoneModel model, Label label, SipAccount account, DateTimeOffset now) =>
        new(id, macAddress, model, label, account, now);

    /// <summary>Makes a device that another installation had, with its identity and history.</summary>
    public static Device Restore(
        DeviceId id, MacAddress macAddress, PhoneModel model, Label label, SipAccount account, DeviceHistory history) =>
        new(id, macAddress, model, label, account, history.CreatedAt)
        {
            UpdatedAt = history.UpdatedAt.ToMilliseconds(),
            Version = history.Version,
        };

    /// <summary>Takes over what an edit gives, and counts the edit.</summary>
    /// <param name="changes">The new values; what is null stays as it is.</param>
    /// <param name="now">The time of the edit.</param>
    public void Edit(DeviceChanges changes, DateTimeOffset now)
    {
        MacAddress = changes.MacAddress ?? MacAddress;
        Model = changes.Model ?? Model;
        Label = changes.Label ?? Label;
        Account = new SipAccount(
            changes.Username ?? Account.Username,
            changes.Password ?? Account.Password,
            changes.Server ?? Account.Server,
            changes.Transport ?? Account.Transport);
        UpdatedAt = now.ToMilliseconds();
        Version++;
    }

    /// <summary>Refuses to go on when the caller's picture of the device is out of date.</summary>
    /// <exception cref="VersionConflictException">The device is at none of the expected versions.</exception>
    public void Require(ExpectedVersion expected)
    {
        if (!expected.Fits(Version))
        {
            throw new VersionConflictException(Version);
        }
    }
}
