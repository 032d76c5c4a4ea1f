using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands;

/// <summary>An account as an independent reader of the syntax found it in a file; no transport where there is no field for it.</summary>
public sealed record AccountAsRead(
    string DisplayName, string AuthName, string UserName, string Password, string Host, int Port, string? Transport)
{
    internal static AccountAsRead Expected(PhoneConfiguration phone) => new(
        phone.Label.Value,
        phone.Username.Value,
        phone.Username.Value,
        phone.Password!.Reveal(),
        phone.Server.Host.Value,
        phone.Server.Port,
        phone.Transport.ToString());
}
