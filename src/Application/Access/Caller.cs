using System.Net;
using EndpointManager.Domain.Access;

namespace EndpointManager.Application.Access;

/// <summary>
/// Who is being worked for: whoever lets a request or a command in says so before any use case begins. One belongs to one
/// request. Nobody at first, who may do nothing.
/// </summary>
public sealed class Caller
{
    /// <summary>The actor of whoever came without a key.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>The actor of people on this machine, who need no key.</summary>
    public const string Loopback = "loopback";

    /// <summary>The actor of the commands of the service's own program.</summary>
    public const string Command = "command";

    /// <summary>The actor of what the configuration asks for at start.</summary>
    public const string Configuration = "configuration";

    /// <summary>Who, as a kind and an id, for example <c>key:h3J9xQ2LmP0a</c> or <c>loopback</c>.</summary>
    public string Actor { get; private set; } = Anonymous;

    /// <summary>What the actor is called; null without a name.</summary>
    public string? Name { get; private set; }

    /// <summary>From where; null when that is not known.</summary>
    public IPAddress? Address { get; private set; }

    /// <summary>What the caller may do.</summary>
    public ScopeSet Scopes { get; private set; } = ScopeSet.None;

    /// <summary>The actor of a key.</summary>
    public static string OfKey(string id) => "key:" + id;

    /// <summary>Whether the caller may do what a scope is for.</summary>
    public bool Has(string scope) => Scopes.Has(scope);

    /// <summary>Says who it is.</summary>
    public void Be(string actor, string? name, IPAddress? address, ScopeSet scopes) =>
        (Actor, Name, Address, Scopes) = (actor, name, address, scopes);
}
