namespace EndpointManager.Api.Access;

/// <summary>What it takes to be let in to an operation of the console: every one of them has this, and a test sees to it.</summary>
/// <param name="scope">One of <see cref="Domain.Access.Scopes"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireScopeAttribute(string scope) : Attribute
{
    /// <summary>The scope.</summary>
    public string Scope { get; } = scope;
}
