using System.Text.Json.Nodes;

namespace EndpointManager.IntegrationTests.Fuzzing;

/// <summary>Values that have broken servers before, and random ones.</summary>
internal sealed class Hostile(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\r\n", "a\r\nX-Injected: 1", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ud800", "\u0660\u0661",
        "\uff18\uff10", "\U0001F600", "%00", "%0d%0a", "%2e%2e%2f", "../../etc/passwd", "..\\..\\win.ini", "....//", ";x=1", "?", "#", "/",
        "'", "\"", "' OR 1=1 --", "'; DROP TABLE endpoint_devices; --", "%", "_", "\\", "%'_\\", "<script>alert(1)</script>", "]]>", "&amp;",
        "{{7*7}}", "${jndi:ldap://x}", "<%= 1 %>", "{0}", "=1+1", "@SUM(A1)", "-1", "0", "1", "2147483647", "2147483648", "9223372036854775807",
        "9223372036854775808", "1e400", "NaN", "Infinity", "-0", "0x10", "1.5", "true", "false", "null", "never", "[]", "{}", "********",
        "%NULL%", "80:5E:C0:12:34:56", "805ec0123456", "80-5e-c0-12-34-56", "805e.c012.3456", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00",
        "80:5E:C0:12:34:5G", "127.0.0.1", "127.1", "0x7f.1", "[::1]:5060", "fe80::1%eth0", "pbx.example:0", "pbx.example:65536", "a..b",
        "*", "W/\"1\"", "\"1\"", "\"1\", \"2\"", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-00-00", "2026-02-30T00:00:00Z",
        "019ab1d2-7c00-7a00-8000-000000000001", "00000000-0000-0000-0000-000000000000", "macAddress", "-macAddress", "password", "id;",
        "csv", "json", "upsert", "add", "kea", "Yealink", "yealink", "../yealink", "T46S",
    ];

    /// <summary>A text.</summary>
    public string Text() => random.Next(10) switch
    {
        0 => new string((char)random.Next(1, 0x3000), random.Next(1, 300)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0x10000))),
        2 => new string('a', random.Next(1000, 7000)),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A text that a header can carry.</summary>
    public string HeaderText() => string.Concat(Text().Where(c => c is >= ' ' and < '\u007f').Take(2000));

    /// <summary>A JSON value of any type.</summary>
    public JsonNode? Value(int depth = 0) => random.Next(depth > 3 ? 5 : 9) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(random.NextDouble() * 1e300),
        4 or 5 or 6 => JsonValue.Create(Escapable()),
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1))]),
        _ => Nested(depth),
    };

    /// <summary>Bytes that are hardly a body.</summary>
    public byte[] Bytes()
    {
        byte[] bytes = new byte[random.Next(0, 3000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private JsonObject Nested(int depth)
    {
        JsonObject nested = [];
        foreach (int _ in Enumerable.Range(0, random.Next(4)))
        {
            nested[Escapable()] = Value(depth + 1);
        }

        return nested;
    }

    // Half a surrogate pair is no text that a JSON writer takes; bodies that hold one are made of bytes.
    private string Escapable() => string.Concat(Text().Where(c => !char.IsSurrogate(c)));
}
