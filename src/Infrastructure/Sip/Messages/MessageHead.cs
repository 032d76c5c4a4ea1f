namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>The lines before a message's body (RFC 3261 section 7). A line may end in LF alone, as some phones write.</summary>
internal static class MessageHead
{
    /// <summary>How long the head is with the empty line that ends it; -1 when that is not there.</summary>
    public static int EndOf(ReadOnlySpan<byte> message)
    {
        int at = 0;
        while (message[at..].IndexOf((byte)'\n') is >= 0 and var next)
        {
            at += next + 1;
            ReadOnlySpan<byte> rest = message[at..];
            if (rest.StartsWith("\n"u8))
            {
                return at + 1;
            }

            if (rest.StartsWith("\r\n"u8))
            {
                return at + 2;
            }
        }

        return -1;
    }

    /// <summary>The lines without the empty one; a line that begins with white space goes on with the one before (RFC 3261 section 7.3.1).</summary>
    public static List<string> Unfold(string head)
    {
        List<string> lines = [];
        foreach (Range range in head.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = head.AsSpan(range).TrimEnd('\r');
            if (lines.Count > 0 && line is [' ' or '\t', ..])
            {
                lines[^1] = string.Concat(lines[^1].AsSpan().TrimEnd(" \t"), " ", SipGrammar.Trim(line));
            }
            else if (!line.IsEmpty)
            {
                lines.Add(line.ToString());
            }
        }

        return lines;
    }
}
