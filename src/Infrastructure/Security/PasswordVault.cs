using System.Security.Cryptography;
using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random nonce a write and the device's id as associated data, so that a record
/// moved to another device does not open. Text form: <c>v1.KEYID.BASE64(nonce, tag, cipher text)</c>.
/// </summary>
internal sealed class PasswordVault(InstanceKeys keys) : IPasswordVault
{
    private const string Format = "v1";
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = NonceSize + TagSize;

    private volatile CipherPool? _ciphers;

    public SealedPassword Seal(DeviceId device, SipPassword password)
    {
        InstanceKey key = keys.Current;
        byte[] clear = Encoding.UTF8.GetBytes(password.Reveal());
        byte[] box = new byte[HeaderSize + clear.Length];
        CipherPool ciphers = CiphersOf(key);
        PasswordCipher cipher = ciphers.Rent();
        cipher.FillNonce(box.AsSpan(0, NonceSize));
        cipher.Aes.Encrypt(box.AsSpan(0, NonceSize), clear, box.AsSpan(HeaderSize), box.AsSpan(NonceSize, TagSize), AssociatedData(device));
        ciphers.Return(cipher);
        CryptographicOperations.ZeroMemory(clear);
        return new SealedPassword($"{Format}.{key.Id}.{Convert.ToBase64String(box)}");
    }

    public SipPassword Open(DeviceId device, SealedPassword password)
    {
        InstanceKey key = keys.Current;
        try
        {
            return ParsedValue.Parse<SipPassword>(Decrypt(key, device, password.CipherText));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            throw new SecretUnreadableException($"The password of the device {device} cannot be decrypted.", exception);
        }
    }

    private string Decrypt(InstanceKey key, DeviceId device, string text)
    {
        string[] parts = text.Split('.');
        if (parts is not [Format, var keyId, var encoded] || keyId != key.Id)
        {
            throw new FormatException("It was not sealed with the key in use.");
        }

        byte[] box = Convert.FromBase64String(encoded);
        if (box.Length < HeaderSize)
        {
            throw new FormatException("It is too short.");
        }

        byte[] clear = new byte[box.Length - HeaderSize];
        CipherPool ciphers = CiphersOf(key);
        PasswordCipher cipher = ciphers.Rent();
        cipher.Aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(HeaderSize), box.AsSpan(NonceSize, TagSize), clear, AssociatedData(device));
        ciphers.Return(cipher);
        return Encoding.UTF8.GetString(clear);
    }

    private CipherPool CiphersOf(InstanceKey key) =>
        _ciphers is { } ciphers && ciphers.Key == key.PasswordKey ? ciphers : _ciphers = new CipherPool(key.PasswordKey, TagSize);

    private static byte[] AssociatedData(DeviceId device) => Encoding.ASCII.GetBytes($"endpoint_devices|password|{device.Value:D}");
}
