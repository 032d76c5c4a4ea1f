using EndpointManager.Application.Secrets;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Application;

namespace EndpointManager.UnitTests.Security;

public sealed class RotateSecretsTests
{
    private readonly Keys _keys = new();
    private readonly TestAudit _audit = new();

    [Fact]
    public async Task What_a_running_instance_encrypts_with_the_old_key_until_it_notices_is_encrypted_anew_too()
    {
        var secrets = new Secrets(_keys, first: ["old", "old"], meanwhile: ["old"]);

        RotationResult result = await RotateAsync(secrets);

        result.Should().BeEquivalentTo(new { KeyId = "new", Resumed = false, Resealed = 3L });
        secrets.KeyIds.Should().OnlyContain(id => id == "new");
        _audit.Entries.Should().ContainSingle().Which.Target.Should().Be("new");
    }

    [Fact]
    public async Task One_that_was_cut_off_makes_no_other_key()
    {
        await _keys.ExchangeAsync(CancellationToken.None);
        var secrets = new Secrets(_keys, first: ["new", "old"], meanwhile: []);

        RotationResult result = await RotateAsync(secrets);

        result.Should().BeEquivalentTo(new { Resumed = true, Resealed = 1L });
        _keys.Ids.Should().Equal("new", "old");
        _audit.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task Secrets_of_a_key_that_nobody_has_do_not_make_it_go_on()
    {
        var secrets = new Secrets(_keys, first: ["lost"], meanwhile: []);

        (await RotateAsync(secrets)).Resumed.Should().BeFalse();
    }

    private Task<RotationResult> RotateAsync(Secrets secrets) =>
        new RotateSecretsHandler(_keys, secrets, _audit.Trail, TimeProvider.System).Handle(new RotateSecretsCommand(TimeSpan.Zero), CancellationToken.None);

    private sealed class Keys : ISecretKeys
    {
        private readonly List<string> _ids = ["old"];

        public string CurrentId => _ids[0];

        public IReadOnlyList<string> Ids => _ids;

        public Task ExchangeAsync(CancellationToken cancellationToken)
        {
            _ids.Insert(0, "new");
            return Task.CompletedTask;
        }

        public void Forget(IReadOnlySet<string> ids) => _ids.RemoveAll(ids.Contains);

        public string Reseal(SecretKind kind, DeviceId device, string sealedText) => CurrentId;
    }

    /// <summary>Passwords, each told by the key that it was encrypted with; some come in while the others are encrypted anew.</summary>
    private sealed class Secrets(Keys keys, string[] first, string[] meanwhile) : ISealedSecrets
    {
        private string[] _meanwhile = meanwhile;

        public List<string> KeyIds { get; } = [.. first];

        public Task<IReadOnlyDictionary<string, long>> CountByKeyAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, long>>(KeyIds.GroupBy(id => id).ToDictionary(group => group.Key, group => group.LongCount()));

        public Task<ResealedBatch> ResealAsync(SecretKind kind, DeviceId? after, CancellationToken cancellationToken)
        {
            int resealed = 0;
            for (int i = 0; kind == SecretKind.Password && i < KeyIds.Count; i++)
            {
                if (KeyIds[i] != keys.CurrentId && keys.Ids.Contains(KeyIds[i]))
                {
                    KeyIds[i] = keys.CurrentId;
                    resealed++;
                }
            }

            KeyIds.AddRange(_meanwhile);
            _meanwhile = [];
            return Task.FromResult(new ResealedBatch(resealed, [], null));
        }
    }
}
