using System.Security.Cryptography;
using EndpointManager.Application.Security;

namespace EndpointManager.Infrastructure.Security;

/// <summary>Signs with HMAC-SHA256 (RFC 2104), cut to 128 bits.</summary>
internal sealed class NonceSigner(InstanceKeys keys) : INonceSigner
{
    public void Sign(ReadOnlySpan<byte> content, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Ring.Current.NonceKey, content, hash);
        hash[..INonceSigner.Size].CopyTo(signature);
    }
}
