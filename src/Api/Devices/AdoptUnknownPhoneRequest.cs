using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Api.Devices;

/// <summary>What makes a device of an unknown phone. The annotations are for the OpenAPI document.</summary>
public sealed class AdoptUnknownPhoneRequest
{
    /// <summary>Brand, without regard to case; the one that was guessed if left out.</summary>
    /// <example>Yealink</example>
    public Field Brand { get; init; }

    /// <summary>Model, without regard to case; the one that was guessed if left out.</summary>
    /// <example>T46S</example>
    public Field Model { get; init; }

    /// <summary>Name on the phone's screen and display name in calls.</summary>
    /// <example>Reception</example>
    [StringLength(Domain.Devices.Label.MaxLength, MinimumLength = 1)]
    public Field Label { get; init; }

    /// <summary>SIP user name, without the server.</summary>
    /// <example>1001</example>
    [RegularExpression(SipUsername.Pattern)]
    public Field Username { get; init; }

    /// <summary>SIP password. It is stored encrypted and never shown again.</summary>
    /// <example>correct-horse-battery</example>
    [StringLength(SipPassword.MaxLength, MinimumLength = 1)]
    public Field Password { get; init; }

    /// <summary>SIP server as host[:port]; an IPv6 address in brackets. The port is 5060, or 5061 for tls, if left out.</summary>
    /// <example>203.0.113.10:5060</example>
    [StringLength(Domain.Devices.ServerAddress.MaxLength, MinimumLength = 1)]
    public Field ServerAddress { get; init; }

    /// <summary>Transport to the SIP server; udp if left out or null.</summary>
    /// <example>udp</example>
    public Field Transport { get; init; }

    /// <summary>Members that are none of these.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The body as the use case takes it.</summary>
    internal DeviceFields ToFields() => new()
    {
        Brand = Brand,
        Model = Model,
        Label = Label,
        Username = Username,
        Password = Password,
        ServerAddress = ServerAddress,
        Transport = Transport,
        UnknownMembers = [.. Others.Keys],
    };
}
