using EndpointManager.Application.Secrets;
using EndpointManager.UnitTests.Application;

namespace EndpointManager.UnitTests.Security;

public sealed class ForgetKeysTests : IDisposable
{
    private readonly FakeSecretKeys _keys = new("new", "old", "oldest");
    private readonly TestAudit _audit = new();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task Keys_that_nothing_needs_are_dropped_and_written_down()
    {
        IReadOnlyCollection<string> forgotten = await ForgetAsync(new FakeSealedSecrets(_keys, ["new", "old"]));

        forgotten.Should().Equal("oldest");
        _keys.Ids.Should().Equal("new", "old");
        _audit.Entries.Should().ContainSingle().Which.Target.Should().Be("oldest");
        _keys.IsLocked.Should().BeFalse();
    }

    [Fact]
    public async Task A_key_that_is_being_written_with_is_kept()
    {
        IReadOnlyCollection<string> forgotten =
            await ForgetAsync(new FakeSealedSecrets(_keys, ["new"], "old") { ComesAfterCount = true });

        forgotten.Should().Equal("oldest");
        _keys.Ids.Should().Equal("new", "old");
    }

    [Fact]
    public async Task Where_all_are_needed_nothing_is_dropped()
    {
        (await ForgetAsync(new FakeSealedSecrets(_keys, ["oldest", "old"]))).Should().BeEmpty();

        _keys.Ids.Should().HaveCount(3);
        _audit.Entries.Should().BeEmpty();
    }

    private Task<IReadOnlyCollection<string>> ForgetAsync(FakeSealedSecrets secrets) =>
        new ForgetKeysHandler(_keys, secrets, _audit.Trail, TimeProvider.System).Handle(new ForgetKeysCommand(TimeSpan.Zero), CancellationToken.None);
}
