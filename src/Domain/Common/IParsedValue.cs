using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Domain.Common;

/// <summary>A value that enters the model through one strict parser, after which nobody checks it again.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IParsedValue<TSelf>
    where TSelf : class, IParsedValue<TSelf>
{
    /// <summary>Reads <paramref name="text"/>, or says in one sentence for the person who typed it why it cannot be.</summary>
    /// <param name="text">What was typed; null never parses.</param>
    /// <param name="value">The value, when the result is true.</param>
    /// <param name="error">The reason, when the result is false. It never repeats the text, which may be a secret.</param>
    static abstract bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out TSelf? value,
        [NotNullWhen(false)] out string? error);
}

/// <summary>Parsing of text that was checked before it was stored.</summary>
public static class ParsedValue
{
    /// <summary>Reads text that is known to be valid, such as a stored column.</summary>
    /// <exception cref="FormatException">The text is not valid after all.</exception>
    public static T Parse<T>(string text)
        where T : class, IParsedValue<T> =>
        T.TryParse(text, out T? value, out string? error) ? value : throw new FormatException(error);
}
