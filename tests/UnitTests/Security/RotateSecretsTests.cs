using EndpointManager.Application.Secrets;
using EndpointManager.UnitTests.Application;

namespace EndpointManager.UnitTests.Security;

public sealed class RotateSecretsTests : IDisposable
{
    private readonly FakeSecretKeys _keys = new("old");
    private readonly TestAudit _audit = new();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task What_a_running_instance_encrypts_with_the_old_key_until_it_notices_is_encrypted_anew_too()
    {
        var secrets = new FakeSealedSecrets(_keys, ["old", "old"], "old");

        RotationResult result = await RotateAsync(secrets);

        result.Should().BeEquivalentTo(new { KeyId = "new", Resumed = false, Resealed = 3L });
        secrets.KeyIds.Should().OnlyContain(id => id == "new");
        _audit.Entries.Should().ContainSingle().Which.Target.Should().Be("new");
        _keys.IsLocked.Should().BeFalse();
    }

    [Fact]
    public async Task One_that_was_cut_off_makes_no_other_key()
    {
        var keys = new FakeSecretKeys("new", "old");

        RotationResult result = await RotateAsync(new FakeSealedSecrets(keys, ["new", "old"]), keys);

        result.Should().BeEquivalentTo(new { Resumed = true, Resealed = 1L });
        keys.Ids.Should().Equal("new", "old");
        _audit.Entries.Should().ContainSingle("the first call may not have come so far").Which.Target.Should().Be("new");
    }

    [Fact]
    public async Task Secrets_of_a_key_that_nobody_has_do_not_make_it_go_on() =>
        (await RotateAsync(new FakeSealedSecrets(_keys, ["lost"]))).Resumed.Should().BeFalse();

    private Task<RotationResult> RotateAsync(FakeSealedSecrets secrets, FakeSecretKeys? keys = null) =>
        new RotateSecretsHandler(keys ?? _keys, secrets, _audit.Trail, TimeProvider.System)
            .Handle(new RotateSecretsCommand(TimeSpan.Zero), CancellationToken.None);
}
