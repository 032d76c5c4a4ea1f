namespace EndpointManager.Domain.Devices;

/// <summary>How a phone registers at its SIP server.</summary>
/// <param name="Username">User and digest user name.</param>
/// <param name="Password">Digest password, encrypted.</param>
/// <param name="Server">The registrar.</param>
/// <param name="Transport">The transport to the registrar.</param>
public sealed record SipAccount(SipUsername Username, SealedPassword Password, ServerAddress Server, Transport Transport);
