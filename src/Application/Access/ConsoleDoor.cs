using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;

namespace EndpointManager.Application.Access;

/// <summary>Decides who is let into the console.</summary>
public sealed class ConsoleDoor(IApiKeyReader keys, KeyUses uses, ServiceSettings settings, TimeProvider time)
{
    /// <summary>
    /// Whether people on this machine need no key: until the first was made, so that a new installation can be tried, and
    /// where that was configured.
    /// </summary>
    public async Task<bool> TrustsLoopbackAsync(CancellationToken cancellationToken) =>
        settings.Security.TrustLoopback || !await keys.AnyAsync(cancellationToken);

    /// <summary>The key that was sent, if it is one and good now; null else, whatever is wrong with it.</summary>
    public async Task<ApiKey?> FindAsync(ApiKeyToken sent, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        ApiKey? key = await keys.FindAsync(sent.Id, cancellationToken);
        if (!ApiKey.Admits(key, sent, now))
        {
            return null;
        }

        uses.Note(key!, now);
        return key;
    }
}
