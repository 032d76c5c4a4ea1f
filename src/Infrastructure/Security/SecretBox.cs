using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random nonce a write and, as associated data, what is kept and the device's id, so
/// that a record moved to another device or column does not open. Text form:
/// <c>v1.KEYID.BASE64(nonce, tag, cipher text)</c>.
/// </summary>
/// <param name="keys">The instance's keys.</param>
/// <param name="keyOf">Which of the keys derived from each it uses.</param>
/// <param name="what">What is kept, as table and column: <c>endpoint_devices|password</c>.</param>
/// <param name="name">The same for people.</param>
internal sealed class SecretBox(InstanceKeys keys, Func<InstanceKey, byte[]> keyOf, string what, string name)
{
    private const string Format = "v1";
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = NonceSize + TagSize;

    private readonly ConcurrentDictionary<string, CipherPool> _ciphers = new(StringComparer.Ordinal);

    /// <summary>A box for SIP passwords.</summary>
    public static SecretBox ForPasswords(InstanceKeys keys) => new(keys, key => key.PasswordKey, "endpoint_devices|password", "password");

    /// <summary>A box for device tokens.</summary>
    public static SecretBox ForTokens(InstanceKeys keys) => new(keys, key => key.TokenKey, "endpoint_device_access|token", "token");

    /// <summary>Whether a secret was encrypted with the key in use.</summary>
    public bool IsCurrent(string text) => text.StartsWith($"{Format}.{keys.Ring.Current.Id}.", StringComparison.Ordinal);

    /// <summary>Encrypts a secret of a device.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    public string Seal(DeviceId device, string secret)
    {
        InstanceKey key = keys.Ring.Current;
        byte[] clear = Encoding.UTF8.GetBytes(secret);
        byte[] box = new byte[HeaderSize + clear.Length];
        CipherPool ciphers = CiphersOf(key);
        PasswordCipher cipher = ciphers.Rent();
        cipher.FillNonce(box.AsSpan(0, NonceSize));
        cipher.Aes.Encrypt(box.AsSpan(0, NonceSize), clear, box.AsSpan(HeaderSize), box.AsSpan(NonceSize, TagSize), AssociatedData(device));
        ciphers.Return(cipher);
        CryptographicOperations.ZeroMemory(clear);
        return $"{Format}.{key.Id}.{Convert.ToBase64String(box)}";
    }

    /// <summary>Decrypts a secret of a device, and reads it.</summary>
    /// <exception cref="SecretUnreadableException">The key is not there, or the record was damaged or moved.</exception>
    public T Open<T>(DeviceId device, string text, Func<string, T> read)
    {
        KeyRing ring = keys.Ring;
        try
        {
            return read(Decrypt(ring, device, text));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            throw new SecretUnreadableException($"The {name} of the device {device} cannot be decrypted.", exception);
        }
    }

    private string Decrypt(KeyRing ring, DeviceId device, string text)
    {
        string[] parts = text.Split('.');
        if (parts is not [Format, var keyId, var encoded])
        {
            throw new FormatException("It is not a sealed secret.");
        }

        InstanceKey key = ring.Find(keyId) ?? keys.FindAnew(keyId)
            ?? throw new FormatException($"It was sealed with the key {keyId}, which the key file does not hold.");

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

    private CipherPool CiphersOf(InstanceKey key) => _ciphers.GetOrAdd(key.Id, _ => new CipherPool(keyOf(key), TagSize));

    private byte[] AssociatedData(DeviceId device) => Encoding.ASCII.GetBytes($"{what}|{device.Value:D}");
}
