using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>All that a renderer needs to write one phone's own file. A class: a record's <c>ToString</c> would walk it.</summary>
public sealed class PhoneConfiguration
{
    /// <summary>The phone's address.</summary>
    public required MacAddress MacAddress { get; init; }

    /// <summary>The phone's type; decides dialect and number of lines.</summary>
    public required Model Model { get; init; }

    /// <summary>Name on the screen and display name.</summary>
    public required Label Label { get; init; }

    /// <summary>User and digest user name.</summary>
    public required SipUsername Username { get; init; }

    /// <summary>Digest password in the clear; null where the file is to come without secrets.</summary>
    public required SipPassword? Password { get; init; }

    /// <summary>
    /// Whether the file comes without secrets: this password, the administrator's and the operator's own parameters. They
    /// are left out, not emptied, so that a phone keeps what it has.
    /// </summary>
    public bool WithholdsSecrets => Password is null;

    /// <summary>The registrar.</summary>
    public required ServerAddress Server { get; init; }

    /// <summary>The transport to the registrar.</summary>
    public required Transport Transport { get; init; }
}
