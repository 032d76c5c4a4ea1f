using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace EndpointManager.Infrastructure.Sip.Digest;

/// <summary>What a digest is made with (RFC 7616 section 3.3, RFC 8760 section 2.1).</summary>
internal sealed class DigestAlgorithm
{
    private static readonly DigestAlgorithm[] Known =
        [new("MD5", HashMd5, 0), new("MD5-sess", HashMd5, 0), new("SHA-256", SHA256.HashData, 1), new("SHA-256-sess", SHA256.HashData, 1)];

    private readonly Func<byte[], byte[]> _hash;

    private DigestAlgorithm(string name, Func<byte[], byte[]> hash, int strength)
    {
        Name = name;
        _hash = hash;
        Strength = strength;
    }

    /// <summary>MD5, which is meant where a challenge names none (RFC 7616 section 3.3).</summary>
    public static DigestAlgorithm Default => Known[0];

    /// <summary>The name as it is registered.</summary>
    public string Name { get; }

    /// <summary>The higher, the better.</summary>
    public int Strength { get; }

    /// <summary>Whether the secret part is made once for a session.</summary>
    public bool IsSession => Name.EndsWith("-sess", StringComparison.Ordinal);

    /// <summary>The algorithm of a name in either case; null when it is not known here.</summary>
    public static DigestAlgorithm? Find(string name) => Array.Find(Known, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The hash of a text in hexadecimal (<c>H</c> and <c>KD</c>, RFC 7616 section 3.4).</summary>
    public string Hash(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(_hash(Encoding.UTF8.GetBytes(string.Join(':', parts))));

    [SuppressMessage("Security", "CA5351", Justification = "Most phones and servers offer nothing else; SHA-256 is taken where it is offered.")]
    private static byte[] HashMd5(byte[] text) => MD5.HashData(text);
}
