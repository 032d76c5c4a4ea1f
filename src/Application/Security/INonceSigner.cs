using EndpointManager.Application.Common;

namespace EndpointManager.Application.Security;

/// <summary>Signs what clients of HTTP Digest authentication send back.</summary>
public interface INonceSigner
{
    /// <summary>Bytes of a signature.</summary>
    const int Size = 16;

    /// <summary>The signature of a content: equal on all instances and after a restart.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    void Sign(ReadOnlySpan<byte> content, Span<byte> signature);
}
