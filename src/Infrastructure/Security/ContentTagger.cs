using System.Buffers.Text;
using System.Security.Cryptography;
using EndpointManager.Application.Security;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// Entity tags as keyed hashes (HMAC-SHA256, RFC 2104): a plain hash of a file would let anyone who guesses the password
/// in it check the guess.
/// </summary>
internal sealed class ContentTagger(InstanceKeys keys) : IContentTagger
{
    private const int TagBytes = 16;

    public string TagOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Ring.Hashes.TagKey, content, hash);
        return $"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"";
    }
}
