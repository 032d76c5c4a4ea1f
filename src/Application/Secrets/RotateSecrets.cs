using EndpointManager.Application.Audit;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;
using MediatR;

namespace EndpointManager.Application.Secrets;

/// <summary>
/// Exchanges the key that secrets are encrypted with, and encrypts all of them anew, while the service runs. One that was cut
/// off goes on where it was, with the key that it made.
/// </summary>
/// <param name="settle">How long running instances may take to notice a new key: what they encrypt until then is encrypted anew too.</param>
public sealed class RotateSecretsCommand(TimeSpan settle) : IRequest<RotationResult>
{
    /// <summary>The longest that a running instance may take to notice that its key file was changed.</summary>
    public static readonly TimeSpan NoticedWithin = TimeSpan.FromSeconds(5);

    /// <summary>How long running instances may take to notice a new key.</summary>
    public TimeSpan Settle { get; } = settle;
}

/// <summary>What an exchange of keys came to.</summary>
/// <param name="KeyId">The key in use now.</param>
/// <param name="Resumed">Whether an earlier exchange was completed instead of making another key.</param>
/// <param name="Resealed">How many secrets were encrypted anew.</param>
/// <param name="Unreadable">The MAC addresses of the devices with a secret that no key opens.</param>
public sealed record RotationResult(string KeyId, bool Resumed, long Resealed, IReadOnlyCollection<MacAddress> Unreadable);

internal sealed class RotateSecretsHandler(ISecretKeys keys, ISealedSecrets secrets, AuditTrail audit, TimeProvider time)
    : IRequestHandler<RotateSecretsCommand, RotationResult>
{
    public async Task<RotationResult> Handle(RotateSecretsCommand command, CancellationToken cancellationToken)
    {
        using IDisposable alone = keys.Lock();
        bool resumed = await HasReadableOfOlderKeysAsync(cancellationToken);
        if (resumed)
        {
            await RecordAsync(keys.CurrentId);
        }
        else
        {
            await keys.ExchangeAsync(RecordAsync, cancellationToken);
        }

        (long first, _) = await ResealAllAsync(cancellationToken);
        await Task.Delay(command.Settle, time, cancellationToken);
        (long second, HashSet<MacAddress> unreadable) = await ResealAllAsync(cancellationToken);
        return new RotationResult(keys.CurrentId, resumed, first + second, unreadable);

        Task RecordAsync(string keyId) => audit.RecordAsync(AuditActions.RotateSecrets, AuditTarget.EncryptionKey(keyId), cancellationToken);
    }

    private async Task<bool> HasReadableOfOlderKeysAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, long> counts = await secrets.CountByKeyAsync(cancellationToken);
        return keys.Ids.Any(id => id != keys.CurrentId && counts.ContainsKey(id));
    }

    private async Task<(long Resealed, HashSet<MacAddress> Unreadable)> ResealAllAsync(CancellationToken cancellationToken)
    {
        long resealed = 0;
        HashSet<MacAddress> unreadable = [];
        foreach (SecretKind kind in Enum.GetValues<SecretKind>())
        {
            ResealedBatch batch;
            DeviceId? after = null;
            do
            {
                batch = await secrets.ResealAsync(kind, after, cancellationToken);
                resealed += batch.Resealed;
                unreadable.UnionWith(batch.Unreadable);
                after = batch.Last;
            }
            while (after is not null);
        }

        return (resealed, unreadable);
    }
}
