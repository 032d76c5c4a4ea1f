using EndpointManager.Application.Security;
using MediatR;

namespace EndpointManager.Application.Secrets;

/// <summary>Tells which keys are used for how many secrets.</summary>
public sealed record GetSecretsStatusQuery : IRequest<IReadOnlyList<KeyUse>>;

/// <summary>What a key is used for.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Secrets">How many secrets were encrypted with it.</param>
public sealed record KeyUse(string KeyId, KeyState State, long Secrets);

/// <summary>Whether a key can be used.</summary>
public enum KeyState
{
    /// <summary>It encrypts.</summary>
    InUse,

    /// <summary>What was encrypted with it can be read.</summary>
    Older,

    /// <summary>The key file does not hold it: what was encrypted with it cannot be read.</summary>
    Missing,
}

internal sealed class GetSecretsStatusHandler(ISecretKeys keys, ISealedSecrets secrets)
    : IRequestHandler<GetSecretsStatusQuery, IReadOnlyList<KeyUse>>
{
    public async Task<IReadOnlyList<KeyUse>> Handle(GetSecretsStatusQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, long> counts = await secrets.CountByKeyAsync(cancellationToken);
        IEnumerable<KeyUse> held = keys.Ids.Select(
            id => new KeyUse(id, id == keys.CurrentId ? KeyState.InUse : KeyState.Older, counts.GetValueOrDefault(id)));
        IEnumerable<KeyUse> missing = counts.Where(count => !keys.Ids.Contains(count.Key))
            .OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new KeyUse(count.Key, KeyState.Missing, count.Value));
        return [.. held, .. missing];
    }
}
