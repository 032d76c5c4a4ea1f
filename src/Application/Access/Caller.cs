using System.Net;

namespace EndpointManager.Application.Access;

/// <summary>
/// Who is being worked for: whoever lets a request or a command in says so before any use case begins. One belongs to one
/// request. Nobody at first, who may do nothing.
/// </summary>
public sealed class Caller
{
    private IReadOnlySet<string> _scopes = new HashSet<string>();

    /// <summary>Who, as a kind and an id, for example <c>key:h3J9xQ2LmP0a</c> or <c>loopback</c>.</summary>
    public string Actor { get; private set; } = "anonymous";

    /// <summary>What the actor is called; null without a name.</summary>
    public string? Name { get; private set; }

    /// <summary>From where; null when that is not known.</summary>
    public IPAddress? Address { get; private set; }

    /// <summary>Whether the caller may do what a scope is for.</summary>
    public bool Has(string scope) => _scopes.Contains(scope);

    /// <summary>Says who it is.</summary>
    public void Be(string actor, string? name, IPAddress? address, IReadOnlySet<string> scopes) =>
        (Actor, Name, Address, _scopes) = (actor, name, address, scopes);
}
