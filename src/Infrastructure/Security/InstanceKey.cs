using System.Security.Cryptography;
using System.Text;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// The key of an installation, shared by all its instances, with the keys derived from it (HKDF, RFC 5869): a derived
/// key tells nothing of another one.
/// </summary>
internal sealed class InstanceKey
{
    /// <summary>Bytes of the key.</summary>
    public const int Size = 32;

    private const string Header = "endpoint-manager-key-v1";
    private const int IdSize = 6;
    private const int CheckSize = 16;

    private readonly byte[] _secret;

    private InstanceKey(string id, byte[] secret)
    {
        Id = id;
        _secret = secret;
        PasswordKey = Derive("sip-passwords", Size);
        TokenKey = Derive("device-tokens", Size);
        Hashes = new HashKeys(Derive("entity-tags", Size), Derive("device-token-lookups", Size));
        NonceKey = Derive("digest-nonces", Size);
        CheckValue = Convert.ToHexStringLower(Derive("check-value", CheckSize));
    }

    /// <summary>Random name of the key, part of everything it encrypts.</summary>
    public string Id { get; }

    /// <summary>Encrypts SIP passwords.</summary>
    public byte[] PasswordKey { get; }

    /// <summary>Encrypts device tokens.</summary>
    public byte[] TokenKey { get; }

    /// <summary>Make keyed hashes, until an older key's are kept instead.</summary>
    public HashKeys Hashes { get; }

    /// <summary>Signs the nonces of HTTP Digest authentication.</summary>
    public byte[] NonceKey { get; }

    /// <summary>Tells whether another key of the same id is the same key, without being it.</summary>
    public string CheckValue { get; }

    /// <summary>A new random key.</summary>
    public static InstanceKey Create() =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdSize)), RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads a line of a key file.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static InstanceKey Parse(string text)
    {
        string[] words = text.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        byte[] secret = new byte[Size];
        return words is [Header, { Length: IdSize * 2 } id, var encoded] && id.All(char.IsAsciiHexDigitLower)
            && Convert.TryFromBase64String(encoded, secret, out int written) && written == Size
            ? new InstanceKey(id, secret)
            : throw NoKeyFile();
    }

    /// <summary>What a text is told that is none of a key file.</summary>
    public static FormatException NoKeyFile() => new("It is not a key file of Endpoint Manager.");

    /// <summary>The key's line in its file.</summary>
    public string ToFileText() => $"{Header} {Id} {Convert.ToBase64String(_secret)}\n";

    /// <summary>The id only.</summary>
    public override string ToString() => Id;

    private byte[] Derive(string purpose, int size) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, size, info: Encoding.ASCII.GetBytes(purpose));
}
