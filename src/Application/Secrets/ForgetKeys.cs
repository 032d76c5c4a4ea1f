using EndpointManager.Application.Audit;
using EndpointManager.Application.Security;
using MediatR;

namespace EndpointManager.Application.Secrets;

/// <summary>Drops the older keys that nothing in the database was encrypted with any more.</summary>
public sealed record ForgetKeysCommand : IRequest<IReadOnlyCollection<string>>;

internal sealed class ForgetKeysHandler(ISecretKeys keys, ISealedSecrets secrets, AuditTrail audit)
    : IRequestHandler<ForgetKeysCommand, IReadOnlyCollection<string>>
{
    public async Task<IReadOnlyCollection<string>> Handle(ForgetKeysCommand command, CancellationToken cancellationToken)
    {
        using IDisposable alone = keys.Lock();
        IReadOnlyDictionary<string, long> counts = await secrets.CountByKeyAsync(cancellationToken);
        HashSet<string> unused = [.. keys.Ids.Where(id => id != keys.CurrentId && !counts.ContainsKey(id))];
        if (unused.Count > 0)
        {
            foreach (string id in unused)
            {
                await audit.RecordAsync(AuditActions.ForgetSecrets, AuditTarget.EncryptionKey(id), cancellationToken);
            }

            keys.Forget(unused);
        }

        return unused;
    }
}
