using EndpointManager.Application.Audit;
using EndpointManager.Application.Security;
using MediatR;

namespace EndpointManager.Application.Secrets;

/// <summary>Drops the older keys that nothing in the database was encrypted with any more.</summary>
/// <param name="Settle">How long what is being written now may take to be there.</param>
public sealed record ForgetKeysCommand(TimeSpan Settle) : IRequest<IReadOnlyCollection<string>>;

internal sealed class ForgetKeysHandler(ISecretKeys keys, ISealedSecrets secrets, AuditTrail audit, TimeProvider time)
    : IRequestHandler<ForgetKeysCommand, IReadOnlyCollection<string>>
{
    public async Task<IReadOnlyCollection<string>> Handle(ForgetKeysCommand command, CancellationToken cancellationToken)
    {
        using IDisposable alone = keys.Lock();
        HashSet<string> unused = await FindUnusedAsync(cancellationToken);
        if (unused.Count > 0)
        {
            await Task.Delay(command.Settle, time, cancellationToken);
            unused = await FindUnusedAsync(cancellationToken);
        }

        if (unused.Count > 0)
        {
            await DropAsync(unused, cancellationToken);
        }

        return unused;
    }

    private async Task<HashSet<string>> FindUnusedAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, long> counts = await secrets.CountByKeyAsync(cancellationToken);
        return [.. keys.Ids.Where(id => id != keys.CurrentId && !counts.ContainsKey(id))];
    }

    private async Task DropAsync(HashSet<string> unused, CancellationToken cancellationToken)
    {
        foreach (string id in unused)
        {
            await audit.RecordAsync(AuditActions.ForgetSecrets, AuditTarget.EncryptionKey(id), cancellationToken);
        }

        keys.Forget(unused);
    }
}
