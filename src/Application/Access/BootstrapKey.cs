using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;

namespace EndpointManager.Application.Access;

/// <summary>The first key of an installation that nobody can log in to, such as a container: the configuration names it.</summary>
public sealed class BootstrapKey(IUnitOfWork unitOfWork, IApiKeys keys, AuditTrail audit, Caller caller, ServiceSettings settings, TimeProvider time)
{
    private static readonly KeyName Name = ParsedValue.Parse<KeyName>("bootstrap");

    /// <summary>Makes it known, unless any key was ever made.</summary>
    /// <returns>Whether it was.</returns>
    public Task<bool> EnsureAsync(CancellationToken cancellationToken) => settings.Security.BootstrapKey is { } token
        ? unitOfWork.ExecuteAsync(() => MakeFirstAsync(token, cancellationToken), cancellationToken)
        : Task.FromResult(false);

    private async Task<bool> MakeFirstAsync(ApiKeyToken token, CancellationToken cancellationToken)
    {
        if (await keys.AnyAsync(cancellationToken))
        {
            return false;
        }

        caller.Be(Caller.Configuration, null, address: null, ScopeSet.All);
        ApiKey key = ApiKey.Make(token, Name, ScopeSet.All, caller.Actor, time.GetUtcNow());
        keys.Add(key);
        audit.AddNew(key);
        return true;
    }
}
