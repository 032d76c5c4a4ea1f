using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

/// <summary>Commands that exchange the keys of one file, each in a process of its own that read it at its start.</summary>
public sealed class SecretKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("em-keys-").FullName;

    public SecretKeysTests() => File.Create();

    private KeyFile File => new(Path.Combine(_folder, "the.key"));

    private string[] Ids => [.. File.Read()!.All.Select(key => key.Id)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void While_one_exchanges_keys_another_is_refused()
    {
        IDisposable first = Command().Lock();

        Action second = () => Command().Lock().Dispose();

        second.Should().Throw<IOException>();
        first.Dispose();
        second.Should().NotThrow();
    }

    [Fact]
    public async Task What_another_exchanged_before_its_turn_is_kept()
    {
        (SecretKeys first, SecretKeys second) = (Command(), Command());
        string[] made = [await ExchangeAsync(first), await ExchangeAsync(second)];

        Ids.Should().StartWith(made.Reverse()).And.HaveCount(3);
    }

    [Fact]
    public async Task Who_drops_keys_keeps_those_that_it_did_not_know_of()
    {
        (SecretKeys rotates, SecretKeys forgets) = (Command(), Command());
        string old = Ids[0];
        string made = await ExchangeAsync(rotates);

        using (forgets.Lock())
        {
            forgets.Forget(new HashSet<string> { old });
        }

        Ids.Should().Equal(made);
    }

    [Fact]
    public async Task What_somebody_else_wrote_into_the_file_meanwhile_is_left_as_it_is()
    {
        SecretKeys keys = Command();
        using IDisposable turn = keys.Lock();
        File.Replace(File.Read()!.With(InstanceKey.Create()));
        string[] theirs = Ids;

        Func<Task> exchange = () => keys.ExchangeAsync(_ => Task.CompletedTask, CancellationToken.None);

        await exchange.Should().ThrowAsync<SecretUnreadableException>();
        Ids.Should().Equal(theirs);
    }

    [Fact]
    public void With_the_file_of_another_installation_nothing_is_exchanged()
    {
        SecretKeys keys = Command();
        File.Replace(KeyRing.Of(InstanceKey.Create()));

        Action turn = () => keys.Lock();

        turn.Should().Throw<SecretUnreadableException>().WithMessage("*holds other keys*");
        File.Invoking(file => file.Lock().Dispose()).Should().NotThrow("it was given back");
    }

    [Fact]
    public async Task A_key_that_could_not_be_written_down_never_encrypts_anything()
    {
        string[] before = Ids;
        SecretKeys keys = Command();
        using IDisposable turn = keys.Lock();

        Func<Task> exchange = () => keys.ExchangeAsync(_ => throw new StorageUnavailableException("The database is away."), CancellationToken.None);

        await exchange.Should().ThrowAsync<StorageUnavailableException>();
        Ids.Should().Equal(before);
        keys.Ids.Should().Equal(before);
    }

    private static async Task<string> ExchangeAsync(SecretKeys keys)
    {
        using IDisposable turn = keys.Lock();
        await keys.ExchangeAsync(_ => Task.CompletedTask, CancellationToken.None);
        return keys.CurrentId;
    }

    private SecretKeys Command()
    {
        var keys = new InstanceKeys(File);
        keys.Use(File.Read()!);
        return new SecretKeys(File, keys, new FakeRegister());
    }

    private sealed class FakeRegister : IEncryptionKeyRegister
    {
        public Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

        public Task AddAsync(string keyId, string checkValue, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
