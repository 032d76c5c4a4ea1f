using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// Ciphers of one key, to be used again: making one costs several times what it then takes to seal a password, and none may
/// be used by two threads at once.
/// </summary>
internal sealed class CipherPool(byte[] key, int tagSize)
{
    private readonly ConcurrentBag<PasswordCipher> _free = [];

    /// <summary>A cipher for the caller alone, until it is given back.</summary>
    public PasswordCipher Rent() => _free.TryTake(out PasswordCipher? cipher) ? cipher : new PasswordCipher(new AesGcm(key, tagSize));

    /// <summary>Gives a cipher back. One that failed is not given back.</summary>
    public void Return(PasswordCipher cipher) => _free.Add(cipher);
}

/// <summary>A cipher with a stock of random bytes, which the system gives as fast by the hundred as by the dozen.</summary>
internal sealed class PasswordCipher(AesGcm aes)
{
    private readonly byte[] _random = new byte[1024];
    private int _used = 1024;

    /// <summary>The cipher.</summary>
    public AesGcm Aes { get; } = aes;

    /// <summary>Fills a nonce with random bytes that nothing else gets.</summary>
    public void FillNonce(Span<byte> nonce)
    {
        if (_used + nonce.Length > _random.Length)
        {
            RandomNumberGenerator.Fill(_random);
            _used = 0;
        }

        _random.AsSpan(_used, nonce.Length).CopyTo(nonce);
        _used += nonce.Length;
    }
}
