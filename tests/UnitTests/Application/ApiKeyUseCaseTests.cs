using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;

namespace EndpointManager.UnitTests.Application;

public sealed class ApiKeyUseCaseTests
{
    private readonly TestAudit _audit = new();
    private readonly FakeKeys _keys = new();
    private readonly TestClock _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task A_new_key_is_kept_by_its_hash_and_written_down_without_its_secret()
    {
        Be("keys:admin,devices:read");

        CreatedApiKeyResponse created = await CreateAsync("devices:read", days: "30");

        ApiKeyToken token = ParsedValue.Parse<ApiKeyToken>(created.Key);
        ApiKey kept = _keys.All.Should().ContainSingle().Subject;
        (kept.Id, kept.SecretHash, kept.CreatedBy).Should().Be((token.Id, token.SecretHash, "key:maker"));
        kept.ExpiresAt.Should().Be(_clock.Time.AddDays(30));
        AuditEntry entry = _audit.Entries.Should().ContainSingle().Subject;
        (entry.Action, entry.Target).Should().Be(("createKey", token.Id));
        entry.Changes.Should().NotContain(created.Key[17..]).And.NotContain(token.SecretHash);
    }

    [Fact]
    public async Task A_key_cannot_be_given_what_its_maker_lacks()
    {
        Be("keys:admin,devices:read");

        Func<Task> create = () => CreateAsync("devices:read,devices:write,audit:read");

        (await create.Should().ThrowAsync<ScopeMissingException>()).WithMessage("*devices:write and audit:read*");
        _keys.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task A_life_that_is_no_number_of_days_is_refused(string days) =>
        (await new CreateApiKeyValidator().ValidateAsync(CommandOf("devices:read", days))).Errors.Should()
            .ContainSingle(error => error.PropertyName == "expiresInDays");

    [Fact]
    public async Task A_key_is_revoked_once()
    {
        string id = _keys.Make().Key.Id;

        ApiKeyResponse first = await RevokeAsync(id);
        _clock.Time += TimeSpan.FromDays(1);
        ApiKeyResponse second = await RevokeAsync(id);

        first.Active.Should().BeFalse();
        second.RevokedAt.Should().Be(first.RevokedAt);
        _audit.Entries.Should().ContainSingle().Which.Action.Should().Be("revokeKey");
    }

    [Fact]
    public async Task What_is_no_key_cannot_be_revoked()
    {
        Func<Task> revoke = () => RevokeAsync("h3J9xQ2LmP0a");

        await revoke.Should().ThrowAsync<ApiKeyNotFoundException>();
    }

    [Fact]
    public async Task The_bootstrap_key_is_made_where_no_key_ever_was()
    {
        var token = ApiKeyToken.New();

        (await BootstrapAsync(token)).Should().BeTrue();
        (await BootstrapAsync(ApiKeyToken.New())).Should().BeFalse();

        ApiKey key = _keys.All.Should().ContainSingle().Subject;
        (key.Id, key.Name.Value, key.Scopes).Should().Be((token.Id, "bootstrap", ScopeSet.All));
        _audit.Entries.Should().ContainSingle().Which.Actor.Should().Be("configuration");
    }

    [Fact]
    public async Task A_revoked_bootstrap_key_does_not_come_back()
    {
        var token = ApiKeyToken.New();
        await BootstrapAsync(token);
        _keys.All[0].Revoke(_clock.Time);

        (await BootstrapAsync(token)).Should().BeFalse();
    }

    [Fact]
    public void Uses_are_noted_to_the_minute_and_handed_out_once()
    {
        var uses = new KeyUses();
        ApiKey key = _keys.Make().Key;
        uses.Note(key, _clock.Time.AddSeconds(59));

        uses.Take().Should().ContainSingle().Which.Value.Should().Be(_clock.Time);
        uses.Take().Should().BeEmpty();
    }

    private static CreateApiKeyCommand CommandOf(string scopes, string? days) => new()
    {
        Name = Field.Of("Frontend"),
        Scopes = Field.Of(scopes),
        ExpiresInDays = days is null ? default : Field.Of(days),
    };

    private void Be(string scopes) => _audit.Caller.Be("key:maker", "Maker", null, ParsedValue.Parse<ScopeSet>(scopes));

    private Task<CreatedApiKeyResponse> CreateAsync(string scopes, string? days = null) =>
        new CreateApiKeyHandler(_keys, _audit.Caller, _audit.Trail, _clock).Handle(CommandOf(scopes, days), CancellationToken.None);

    private Task<ApiKeyResponse> RevokeAsync(string id) =>
        new RevokeApiKeyHandler(_keys, _audit.Trail, _clock).Handle(new RevokeApiKeyCommand(id), CancellationToken.None);

    private Task<bool> BootstrapAsync(ApiKeyToken token) => new BootstrapKey(
        _audit, _keys, _audit.Trail, _audit.Caller, new ServiceSettings { Security = new SecuritySettings { BootstrapKey = token } }, _clock)
        .EnsureAsync(CancellationToken.None);
}
