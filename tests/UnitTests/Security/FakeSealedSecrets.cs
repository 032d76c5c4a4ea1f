using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Security;

/// <summary>Passwords, each told by the key that it was encrypted with; some come in after they were first counted or encrypted anew.</summary>
internal sealed class FakeSealedSecrets(FakeSecretKeys keys, string[] first, params string[] meanwhile) : ISealedSecrets
{
    private string[] _meanwhile = meanwhile;

    public List<string> KeyIds { get; } = [.. first];

    /// <summary>Whether what comes in meanwhile does so once it was counted; else once it was encrypted anew.</summary>
    public bool ComesAfterCount { get; init; }

    public Task<IReadOnlyDictionary<string, long>> CountByKeyAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> counts = KeyIds.GroupBy(id => id).ToDictionary(group => group.Key, group => group.LongCount());
        TakeIn(ComesAfterCount);
        return Task.FromResult<IReadOnlyDictionary<string, long>>(counts);
    }

    public Task<ResealedBatch> ResealAsync(SecretKind kind, DeviceId? after, CancellationToken cancellationToken)
    {
        keys.IsLocked.Should().BeTrue("another command would have the keys exchanged meanwhile");
        int resealed = 0;
        for (int i = 0; kind == SecretKind.Password && i < KeyIds.Count; i++)
        {
            if (KeyIds[i] != keys.CurrentId && keys.Ids.Contains(KeyIds[i]))
            {
                KeyIds[i] = keys.CurrentId;
                resealed++;
            }
        }

        TakeIn(!ComesAfterCount);
        return Task.FromResult(new ResealedBatch(resealed, [], null));
    }

    private void TakeIn(bool now)
    {
        if (now)
        {
            KeyIds.AddRange(_meanwhile);
            _meanwhile = [];
        }
    }
}
