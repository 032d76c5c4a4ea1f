using EndpointManager.Domain.Common;

namespace EndpointManager.Application.Access;

/// <summary>The caller may not do what was asked.</summary>
/// <param name="scopes">The scopes that it would take.</param>
public sealed class ScopeMissingException(params IReadOnlyList<string> scopes)
    : DomainException($"This needs a key with the scope {string.Join(" and ", scopes)}.");
