using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using EndpointManager.Application.Security;

namespace EndpointManager.Api.Access;

/// <summary>
/// The nonces of HTTP Digest authentication: time and chance under a signature, so that none needs to be remembered to be known
/// again, by any instance. What is remembered, by each instance for itself, is how often those in use were used: an answer that
/// a listener repeats is refused.
/// </summary>
internal sealed class DigestNonces(INonceSigner signer, TimeProvider time)
{
    private const int TimeSize = sizeof(long);
    private const int ChanceSize = 8;
    private const int ContentSize = TimeSize + ChanceSize;
    private const int MostInUse = 100_000;

    /// <summary>How long a nonce can be used. A phone at its start fetches all its files in much less.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, uint> _counts = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, DateTimeOffset MadeAt)> _inUse = [];

    /// <summary>A new nonce.</summary>
    public string Make()
    {
        Span<byte> nonce = stackalloc byte[ContentSize + INonceSigner.Size];
        BinaryPrimitives.WriteInt64BigEndian(nonce, time.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(nonce.Slice(TimeSize, ChanceSize));
        signer.Sign(nonce[..ContentSize], nonce[ContentSize..]);
        return Base64Url.EncodeToString(nonce);
    }

    /// <summary>Uses a nonce; false when it is not ours, too old, or was used with this count or a higher one before.</summary>
    public bool Use(string nonce, uint count)
    {
        if (MadeAt(nonce) is not { } madeAt || IsOver(madeAt))
        {
            return false;
        }

        lock (_lock)
        {
            ForgetOver();
            if (!_counts.TryGetValue(nonce, out uint last))
            {
                _inUse.Enqueue((nonce, madeAt));
            }

            bool isNew = count > last;
            _counts[nonce] = Math.Max(count, last);
            return isNew;
        }
    }

    private DateTimeOffset? MadeAt(string nonce)
    {
        Span<byte> bytes = stackalloc byte[ContentSize + INonceSigner.Size];
        Span<byte> signature = stackalloc byte[INonceSigner.Size];
        if (nonce.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(nonce, bytes, out int length) || length != bytes.Length)
        {
            return null;
        }

        signer.Sign(bytes[..ContentSize], signature);
        return CryptographicOperations.FixedTimeEquals(signature, bytes[ContentSize..])
            ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes))
            : null;
    }

    // Both ways: a clock that was put back must not make a nonce last.
    private bool IsOver(DateTimeOffset madeAt) => (time.GetUtcNow() - madeAt).Duration() > Lifetime;

    // In the order in which they were first used, which is nearly that in which they end.
    private void ForgetOver()
    {
        while (_inUse.TryPeek(out (string Nonce, DateTimeOffset MadeAt) oldest) && (IsOver(oldest.MadeAt) || _inUse.Count > MostInUse))
        {
            _inUse.Dequeue();
            _counts.Remove(oldest.Nonce);
        }
    }
}
