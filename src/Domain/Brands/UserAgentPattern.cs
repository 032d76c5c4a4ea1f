using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Domain.Brands;

/// <summary>
/// How phones of a brand word their User-Agent header: fixed text, <c>{model}</c>, fixed text, <c>{firmware}</c>. Upper
/// and lower case are alike, a space stands for any number of them, and <c>*</c> within a fixed text for anything.
/// </summary>
/// <remarks>Reading never goes back, so that a hostile header costs no more than its length.</remarks>
public sealed class UserAgentPattern
{
    private const string ModelPlaceholder = "{model}";
    private const string FirmwarePlaceholder = "{firmware}";
    private const char Anything = '*';

    private readonly string _text;
    private readonly string _lead;
    private readonly string _leadEnd;
    private readonly string _middle;
    private readonly string _middleEnd;

    private UserAgentPattern(string text, string lead, string middle)
    {
        _text = text;
        (_lead, _leadEnd) = Halves(lead);
        (_middle, _middleEnd) = Halves(middle);
    }

    /// <summary>Whether it names no vendor, so that only the name of a known model makes a header fit.</summary>
    public bool NeedsKnownModel => _lead.Length == 0;

    /// <summary>
    /// Reads a pattern such as <c>Yealink {model} {firmware}</c>: both placeholders once, in this order, text between
    /// them, nothing behind, and one <c>*</c> at most in front of each.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out UserAgentPattern? pattern)
    {
        string[] parts = text.Split(ModelPlaceholder);
        string middle = parts.Length == 2 && parts[1].EndsWith(FirmwarePlaceholder, StringComparison.Ordinal)
            ? parts[1][..^FirmwarePlaceholder.Length]
            : string.Empty;
        bool valid = middle.Length > 0 && IsFixedText(parts[0]) && IsFixedText(middle);
        pattern = valid ? new UserAgentPattern(text, parts[0], middle) : null;
        return valid;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="userAgent">The header's value.</param>
    /// <param name="model">What stands for the model; all the rest where no firmware was found.</param>
    /// <param name="firmware">What stands for the firmware, or nothing.</param>
    /// <returns>Whether the header begins as the pattern does.</returns>
    public bool TryRead(ReadOnlySpan<char> userAgent, out ReadOnlySpan<char> model, out ReadOnlySpan<char> firmware)
    {
        firmware = default;
        if (!userAgent.StartsWith(_lead, StringComparison.OrdinalIgnoreCase)
            || !TrySkip(userAgent[_lead.Length..], _leadEnd, out ReadOnlySpan<char> rest))
        {
            model = default;
            return false;
        }

        model = rest.Trim(' ');
        int end = FindFirmware(rest, out firmware);
        if (end >= 0)
        {
            model = rest[..end].Trim(' ');
        }

        return true;
    }

    /// <summary>The pattern as written in the catalogue.</summary>
    public override string ToString() => _text;

    private static bool IsFixedText(string text) =>
        !text.AsSpan().ContainsAny("{}") && text.Count(c => c == Anything) <= 1
        && !text.StartsWith(Anything) && !text.EndsWith(Anything);

    private static (string Start, string End) Halves(string text)
    {
        int at = text.IndexOf(Anything, StringComparison.Ordinal);
        return at < 0 ? (text, string.Empty) : (text[..at], text[(at + 1)..]);
    }

    private static bool TrySkip(ReadOnlySpan<char> text, string what, out ReadOnlySpan<char> rest)
    {
        int at = text.IndexOf(what, StringComparison.OrdinalIgnoreCase);
        rest = at < 0 ? default : text[(at + what.Length)..];
        return at >= 0;
    }

    // Where the model ends, or -1. A model's name may hold what ends it, as in "X6U Pro 0.0.10": only a version behind tells.
    private int FindFirmware(ReadOnlySpan<char> text, out ReadOnlySpan<char> firmware)
    {
        if (_middleEnd.Length == 0)
        {
            return FindVersionBehind(text, _middle, out firmware);
        }

        int end = text.IndexOf(_middle, StringComparison.OrdinalIgnoreCase);
        firmware = default;
        return end >= 0 && FindVersionBehind(text[(end + _middle.Length)..], _middleEnd, out firmware) >= 0 ? end : -1;
    }

    private static int FindVersionBehind(ReadOnlySpan<char> text, string what, out ReadOnlySpan<char> version)
    {
        for (int at = 0; at < text.Length; at += what.Length)
        {
            int step = text[at..].IndexOf(what, StringComparison.OrdinalIgnoreCase);
            if (step < 0)
            {
                break;
            }

            at += step;
            version = VersionAt(text[(at + what.Length)..].TrimStart(' '));
            if (!version.IsEmpty)
            {
                return at;
            }
        }

        version = default;
        return -1;
    }

    // A version begins with a digit and has a dot: "66.85.0.5", "83.V2.11.0+build.12", but neither "2" nor "Pro".
    private static ReadOnlySpan<char> VersionAt(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '.' or '+' or '_'))
        {
            length++;
        }

        ReadOnlySpan<char> word = text[..length];
        return length > 0 && char.IsAsciiDigit(word[0]) && word.Contains('.') ? word : default;
    }
}
