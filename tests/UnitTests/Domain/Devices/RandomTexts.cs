using System.Globalization;
using CsCheck;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

/// <summary>Texts that nobody thought of, and what every parser of the domain promises about them.</summary>
internal static class RandomTexts
{
    public const int Samples = 5_000;

    private const string Syntax = "0123456789abcdefABCDEFxX:-._[]%@/\\ \t\r\n\0*\u00A0\u200B\u202E\uD800\uDC00\uFEFF\uFF10\u0660";

    /// <summary>Texts in any characters, half of them out of those that mean something to one of the parsers.</summary>
    public static Gen<string> Any { get; } = Gen.OneOf(Gen.String[0, 30], Pieces(Syntax, 30));

    /// <summary>Texts out of few characters, which parse more often than others.</summary>
    public static Gen<string> Pieces(string alphabet, int maxLength) =>
        Gen.Char[alphabet].Array[0, maxLength].Select(characters => new string(characters));

    /// <summary>A valid text with one character put in, taken out or exchanged.</summary>
    public static Gen<string> NearlyValid(params string[] valid) => Gen.Select(
        Gen.OneOf(valid),
        Gen.Int[0, 60],
        Gen.Int[0, 1],
        Gen.OneOf(Gen.Char[Syntax].Select(c => c.ToString(CultureInfo.InvariantCulture)), Gen.Const("")),
        (text, at, cut, piece) => text[..Math.Min(at, text.Length)] + piece + text[Math.Min(at + cut, text.Length)..]);

    /// <summary>It never throws, and gives either a value that is written as it is read, or an error without the text.</summary>
    public static void ShouldParseOrExplain<T>(this Gen<string> texts)
        where T : class, IParsedValue<T>
    {
        texts.Sample(text => ParsesOrExplains<T>(text), iter: Samples, threads: 1);
    }

    /// <summary>Whether an error could have been written without knowing the text. Short texts occur in any sentence, and its examples in it.</summary>
    public static bool TellsNothingOf(string error, string text) => text.Length < 8 || !error.Contains(text, StringComparison.Ordinal);

    private static bool ParsesOrExplains<T>(string text)
        where T : class, IParsedValue<T> =>
        T.TryParse(text, out T? value, out string? error)
            ? error is null && (value is SipPassword || ParsedValue.Parse<T>(value.ToString()!).Equals(value))
            : value is null && TellsNothingOf(error, text);
}
