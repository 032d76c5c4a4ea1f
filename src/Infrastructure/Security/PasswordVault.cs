using EndpointManager.Application.Security;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Keeps SIP passwords in a <see cref="SecretBox"/>.</summary>
internal sealed class PasswordVault(InstanceKeys keys) : IPasswordVault
{
    private readonly SecretBox _box = SecretBox.ForPasswords(keys);

    public SealedPassword Seal(DeviceId device, SipPassword password) => new(_box.Seal(device, password.Reveal()));

    public SipPassword Open(DeviceId device, SealedPassword password) =>
        _box.Open(device, password.CipherText, ParsedValue.Parse<SipPassword>);
}
