using EndpointManager.Domain.Access;

namespace EndpointManager.Application.Access;

/// <summary>The keys, for changing them inside a unit of work. None is ever forgotten.</summary>
public interface IApiKeys
{
    /// <summary>Whether any key was ever made, good or not.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>The key with this id.</summary>
    Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Keeps a new key.</summary>
    void Add(ApiKey key);
}

/// <summary>
/// The keys, for reading. Each question is asked of the database, so that a key is revoked for all instances at once, and
/// within a deadline of its own: a request's begins when its body has come.
/// </summary>
public interface IApiKeyReader
{
    /// <summary>Whether any key was ever made, good or not.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>The key with this id.</summary>
    Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>All keys, newest first.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Notes when a key was last used, unless it was used later still.</summary>
    Task NoteUseAsync(string id, DateTimeOffset time, CancellationToken cancellationToken);
}
