using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Common;

namespace EndpointManager.Domain.Access;

/// <summary>Some of the <see cref="Scopes"/>, each once and in their order.</summary>
public sealed record ScopeSet : IParsedValue<ScopeSet>
{
    private static readonly char[] Separators = [' ', ','];

    private ScopeSet(IEnumerable<string> names) => Value = string.Join(' ', Scopes.All.Where(names.Contains));

    /// <summary>Every scope there is.</summary>
    public static ScopeSet All { get; } = new(Scopes.All);

    /// <summary>No scope.</summary>
    public static ScopeSet None { get; } = new([]);

    /// <summary>The names with a space in between.</summary>
    public string Value { get; }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads names with spaces or commas in between, at least one.</summary>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out ScopeSet? value, [NotNullWhen(false)] out string? error)
    {
        string[] names = (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        bool valid = names.Length > 0 && names.All(Scopes.All.Contains);
        value = valid ? new ScopeSet(names) : null;
        error = valid ? null : $"Must be one or more of: {string.Join(", ", Scopes.All)}.";
        return valid;
    }

    /// <summary>Whether a scope is among them.</summary>
    public bool Has(string scope) => Names.Contains(scope);

    /// <summary>Those that another set lacks.</summary>
    public IReadOnlyList<string> Beyond(ScopeSet other) => [.. Names.Where(name => !other.Has(name))];

    /// <inheritdoc/>
    public override string ToString() => Value;
}
