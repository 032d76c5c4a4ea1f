namespace EndpointManager.Domain.Devices;

/// <summary>New values for parts of a device; null leaves a part as it is.</summary>
public sealed record DeviceChanges
{
    /// <summary>The phone was swapped for one with this address.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>Another model.</summary>
    public PhoneModel? Model { get; init; }

    /// <summary>Another label.</summary>
    public Label? Label { get; init; }

    /// <summary>Another SIP user name.</summary>
    public SipUsername? Username { get; init; }

    /// <summary>Another SIP password, sealed.</summary>
    public SealedPassword? Password { get; init; }

    /// <summary>Another SIP server.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>Another transport.</summary>
    public Transport? Transport { get; init; }
}
