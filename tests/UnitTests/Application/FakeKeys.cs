using EndpointManager.Application.Access;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;

namespace EndpointManager.UnitTests.Application;

/// <summary>Keys in a list.</summary>
internal sealed class FakeKeys : IApiKeyReader, IApiKeys
{
    private readonly List<ApiKey> _keys = [];

    public IReadOnlyList<ApiKey> All => _keys;

    /// <summary>How often a key was looked for.</summary>
    public int Asked { get; private set; }

    /// <summary>What a look for a key waits for.</summary>
    public Func<Task> BeforeFind { get; set; } = () => Task.CompletedTask;

    /// <summary>A key that is there.</summary>
    public (ApiKey Key, ApiKeyToken Token) Make(string? scopes = null, TimeSpan? lifetime = null)
    {
        var token = ApiKeyToken.New();
        ApiKey key = ApiKey.Make(
            token,
            ParsedValue.Parse<KeyName>("Frontend"),
            scopes is null ? ScopeSet.All : ParsedValue.Parse<ScopeSet>(scopes),
            Caller.Command,
            DateTimeOffset.UnixEpoch.AddYears(56),
            lifetime);
        _keys.Add(key);
        return (key, token);
    }

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => Task.FromResult(_keys.Count > 0);

    public async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        Asked++;
        await BeforeFind();
        return _keys.Find(key => key.Id == id);
    }

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApiKey>>(_keys);

    public Task NoteUseAsync(string id, DateTimeOffset time, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Add(ApiKey key) => _keys.Add(key);
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TestClock(DateTimeOffset time) : TimeProvider
{
    public DateTimeOffset Time { get; set; } = time;

    public override DateTimeOffset GetUtcNow() => Time;
}
