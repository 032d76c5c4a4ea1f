using System.Security.Cryptography;
using System.Text;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Transfer;

/// <summary>
/// Encrypts passwords for the way from one installation to another, under a key made of a passphrase: PBKDF2 with
/// HMAC-SHA256 (RFC 8018), then AES-256-GCM bound to the device's id.
/// </summary>
internal sealed class TransferCipher : IDisposable
{
    /// <summary>Bytes of the salt.</summary>
    public const int SaltSize = 16;

    // OWASP Password Storage Cheat Sheet, for PBKDF2-HMAC-SHA256.
    private const int Iterations = 600_000;

    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly AesGcm _aes;

    private TransferCipher(string passphrase, byte[] salt)
    {
        Salt = salt;
        _aes = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Iterations, HashAlgorithmName.SHA256, KeySize), TagSize);
    }

    /// <summary>What the key was made with besides the passphrase; no secret.</summary>
    public byte[] Salt { get; }

    /// <summary>A cipher for a new file.</summary>
    public static TransferCipher Create(string passphrase) => new(passphrase, RandomNumberGenerator.GetBytes(SaltSize));

    /// <summary>The cipher of a file with this salt.</summary>
    public static TransferCipher Of(string passphrase, byte[] salt) => new(passphrase, salt);

    /// <summary>Encrypts a device's password.</summary>
    public string Encrypt(DeviceId device, SipPassword password)
    {
        byte[] clear = Encoding.UTF8.GetBytes(password.Reveal());
        byte[] box = new byte[NonceSize + TagSize + clear.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        _aes.Encrypt(box.AsSpan(0, NonceSize), clear, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), device.Value.ToByteArray());
        return Convert.ToBase64String(box);
    }

    /// <summary>Decrypts a device's password, or gives null where passphrase, device or text is another.</summary>
    public SipPassword? Decrypt(DeviceId device, string text)
    {
        byte[] box = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, box, out int length) || length < NonceSize + TagSize)
        {
            return null;
        }

        byte[] clear = new byte[length - NonceSize - TagSize];
        try
        {
            _aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize, clear.Length), box.AsSpan(NonceSize, TagSize), clear, device.Value.ToByteArray());
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return SipPassword.TryParse(Encoding.UTF8.GetString(clear), out SipPassword? password, out _) ? password : null;
    }

    public void Dispose() => _aes.Dispose();
}
