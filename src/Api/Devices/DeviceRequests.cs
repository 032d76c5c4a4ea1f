using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Api.Devices;

// The annotations of both types are for the OpenAPI document; the rules stand in the domain.

/// <summary>A new device.</summary>
public sealed class AddDeviceRequest
{
    /// <summary>MAC address: bare, with colons, hyphens, or dots (805e.c012.3456), in any case.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public Field MacAddress { get; init; }

    /// <summary>Brand, without regard to case. May be left out where the model's text begins with it.</summary>
    /// <example>Yealink</example>
    public Field Brand { get; init; }

    /// <summary>Model, without regard to case.</summary>
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
        MacAddress = MacAddress,
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

/// <summary>
/// Changes to a device (RFC 7396): a member that is left out stays as it is. The read-only members of a device are taken
/// and ignored, so that a device can be posted back as it was read.
/// </summary>
public sealed class EditDeviceRequest
{
    /// <summary>Members that only an answer sets; in a body they are taken and ignored.</summary>
    internal static readonly IReadOnlySet<string> ReadOnlyMembers = new HashSet<string> { "id", "provisionUrl", "createdAt", "updatedAt", "armedUntil", "fetch", "version" };

    /// <summary>MAC address of the phone that takes the place of the present one.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public Field MacAddress { get; init; }

    /// <summary>Brand, without regard to case; checked with the model as a pair.</summary>
    /// <example>Yealink</example>
    public Field Brand { get; init; }

    /// <summary>Model, without regard to case; checked with the brand as a pair.</summary>
    /// <example>T46S</example>
    public Field Model { get; init; }

    /// <summary>Name on the phone's screen and display name in calls.</summary>
    /// <example>Front desk</example>
    [StringLength(Domain.Devices.Label.MaxLength, MinimumLength = 1)]
    public Field Label { get; init; }

    /// <summary>SIP user name, without the server.</summary>
    /// <example>1001</example>
    [RegularExpression(SipUsername.Pattern)]
    public Field Username { get; init; }

    /// <summary>SIP password; the mask ******** means "unchanged".</summary>
    /// <example>********</example>
    [StringLength(SipPassword.MaxLength, MinimumLength = 1)]
    public Field Password { get; init; }

    /// <summary>SIP server as host[:port]; an IPv6 address in brackets.</summary>
    /// <example>203.0.113.10:5060</example>
    [StringLength(Domain.Devices.ServerAddress.MaxLength, MinimumLength = 1)]
    public Field ServerAddress { get; init; }

    /// <summary>Transport to the SIP server; null goes back to udp.</summary>
    /// <example>udp</example>
    public Field Transport { get; init; }

    /// <summary>Members that are none of these.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The body as the use case takes it.</summary>
    /// <param name="maxUnknown">Of how many members that nobody knows it is told.</param>
    internal DeviceFields ToFields(int maxUnknown = int.MaxValue) => new()
    {
        MacAddress = MacAddress,
        Brand = Brand,
        Model = Model,
        Label = Label,
        Username = Username,
        Password = Password,
        ServerAddress = ServerAddress,
        Transport = Transport,
        UnknownMembers = [.. Others.Keys.Where(name => !ReadOnlyMembers.Contains(name)).Take(maxUnknown)],
    };
}
