using EndpointManager.Application.Common;

namespace EndpointManager.Application.Devices;

/// <summary>The members of a device in a request body, as they came. A class: it may hold a clear password.</summary>
public sealed class DeviceFields
{
    /// <summary><c>macAddress</c></summary>
    public Field MacAddress { get; init; }

    /// <summary><c>brand</c></summary>
    public Field Brand { get; init; }

    /// <summary><c>model</c></summary>
    public Field Model { get; init; }

    /// <summary><c>label</c></summary>
    public Field Label { get; init; }

    /// <summary><c>username</c></summary>
    public Field Username { get; init; }

    /// <summary><c>password</c></summary>
    public Field Password { get; init; }

    /// <summary><c>serverAddress</c></summary>
    public Field ServerAddress { get; init; }

    /// <summary><c>transport</c></summary>
    public Field Transport { get; init; }

    /// <summary>Names of members that the operation does not know.</summary>
    public IReadOnlyCollection<string> UnknownMembers { get; init; } = [];

    /// <summary>The same for a phone of which all or some is known already.</summary>
    public DeviceFields With(Field macAddress, Field brand, Field model) => new()
    {
        MacAddress = macAddress,
        Brand = brand,
        Model = model,
        Label = Label,
        Username = Username,
        Password = Password,
        ServerAddress = ServerAddress,
        Transport = Transport,
        UnknownMembers = UnknownMembers,
    };
}
