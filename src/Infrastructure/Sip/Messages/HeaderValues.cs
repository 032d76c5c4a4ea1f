namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>Takes values of headers apart, with regard to quoted strings (RFC 3261 section 25.1).</summary>
internal static class HeaderValues
{
    /// <summary>Splits at a character that is neither inside quotes nor inside angle brackets; the parts are trimmed.</summary>
    public static List<string> Split(string text, char separator)
    {
        List<string> parts = [];
        int start = 0;
        for (int end = EndOfPart(text, start, separator); ; end = EndOfPart(text, start, separator))
        {
            parts.Add(SipGrammar.Trim(text.AsSpan(start, end - start)).ToString());
            if (end == text.Length)
            {
                return parts;
            }

            start = end + 1;
        }
    }

    /// <summary>Splits <c>name=value</c>; the value of a parameter without one is null, that of a quoted one without its quotes.</summary>
    public static (string Name, string? Value) SplitParameter(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? (text, null)
            : (SipGrammar.Trim(text.AsSpan(0, equals)).ToString(), Unquote(SipGrammar.Trim(text.AsSpan(equals + 1))));
    }

    /// <summary>Text as a <c>quoted-string</c>.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Unquote(ReadOnlySpan<char> text)
    {
        if (text is not ['"', .. var inner, '"'])
        {
            return text.ToString();
        }

        var unquoted = new System.Text.StringBuilder(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            i += inner[i] == '\\' && i + 1 < inner.Length ? 1 : 0;
            unquoted.Append(inner[i]);
        }

        return unquoted.ToString();
    }

    private static int EndOfPart(string text, int start, char separator)
    {
        bool quoted = false;
        bool bracketed = false;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            }
            else if (c == separator && !bracketed)
            {
                return i;
            }
            else
            {
                quoted = c == '"';
                bracketed = c == '<' || (bracketed && c != '>');
            }
        }

        return text.Length;
    }
}
