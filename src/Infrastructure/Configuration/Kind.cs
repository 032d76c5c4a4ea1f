using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>What a key may hold.</summary>
internal abstract class Kind<T>
{
    /// <summary>Whether the value is kept out of messages and may come from a file that the environment names.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Reads a value, or complains about it at its origin.</summary>
    public abstract bool TryRead(RawValue raw, Complaints complaints, [NotNullWhen(true)] out T? value);
}
