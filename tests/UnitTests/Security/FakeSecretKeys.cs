using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Security;

/// <summary>Keys by their ids, the one in use first. Nothing is exchanged by who has not locked them.</summary>
internal sealed class FakeSecretKeys(params string[] ids) : ISecretKeys, IDisposable
{
    private readonly List<string> _ids = [.. ids];

    public bool IsLocked { get; private set; }

    public string CurrentId => _ids[0];

    public IReadOnlyList<string> Ids => [.. _ids];

    public IDisposable Lock()
    {
        IsLocked.Should().BeFalse();
        IsLocked = true;
        return this;
    }

    public void Dispose() => IsLocked = false;

    public async Task ExchangeAsync(Func<string, Task> announce, CancellationToken cancellationToken)
    {
        IsLocked.Should().BeTrue();
        await announce("new");
        _ids.Insert(0, "new");
    }

    public void Forget(IReadOnlySet<string> ids)
    {
        IsLocked.Should().BeTrue();
        _ids.RemoveAll(ids.Contains);
    }

    public string Reseal(SecretKind kind, DeviceId device, string sealedText) => CurrentId;
}
