using System.Text.Json;

namespace EndpointManager.IntegrationTests.Devices;

/// <summary>Values that no member of a device may have, and awkward ones that it may.</summary>
internal static class BadValues
{
    private const string Invisible = "Hidden\u200Bend";

    private static readonly string[] WrongTypes = ["42", "true", "[]", "[\"x\"]", "{}", "{\"a\":1}", "1e400"];

    private static readonly string[] ControlCharacters =
    [
        "a\nb", "a\rb", "a\0b", "a\tb", "a\u001bb", "a\u007fb", "a\u0085b", "a\u009fb", "a\u2028b", "a\u2029b",
    ];

    // Zero-width characters, marks, embeddings, overrides and isolates: they reorder or hide text on a screen.
    private static readonly string[] DirectionControls =
    [
        Invisible, "a\u200Eb", "a\u200Fb", "a\u202Ab", "a\u202Eb", "a\u2066b", "a\u2069b", "\uFEFFa", "a\u061Cb", "a\uFFFEb",
    ];

    private static readonly string[] UntrimmedTexts = [" a", "a ", "\u00A0a", "a\u3000", " ", "%NULL%"];

    /// <summary>Texts that are refused, by member.</summary>
    private static readonly Dictionary<string, string[]> Texts = new()
    {
        ["macAddress"] =
        [
            "", "80:5e-c0:12:34:56", "8:05e:c01:234:56", ":805ec0123456", "805ec0123456:", "805ec012345", "805ec01234567",
            "805ec0fffe123456", "80:5E:C0:12:34:5G", "８０５ec0123456", "٨٠5ec0123456", "8О5ec0123456", "805ec0123456\n",
            "805ec0123456\u00A0", "\uFEFF805ec0123456", " 805ec0123456", "805ec0123456.cfg", "../805ec0123456",
            "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01", "00:00:00:00:00:00", "{{7*7}}",
        ],
        ["brand"] = ["", "Nokia", "../yealink", "yealink/", "Yealink\0", "Ｙealink", " Yealink", new string('y', 10_000)],
        ["model"] = ["", "T99", "../T46S", "X3S", "Yealink", "Yealink  T46S", " T46S", "T46S ", new string('T', 10_000)],
        ["label"] = ["", new string('x', 65), .. ControlCharacters, .. DirectionControls, .. UntrimmedTexts],
        ["username"] =
        [
            "", new string('1', 65), "10 01", "1001@pbx", "sip:1001", "1001;x", "<1001", "1001>", "\"1001\"", "1001\r\nX: y",
            "1001%0d%0a", "jörg", "１００１", "a/b", "a?b", "a\\b", .. ControlCharacters, .. DirectionControls, .. UntrimmedTexts,
        ],
        ["password"] =
        [
            "", new string('x', 129), "x\nauto_provision.server.url = http://evil.example", .. ControlCharacters,
            .. DirectionControls, .. UntrimmedTexts,
        ],
        ["serverAddress"] =
        [
            "", "203.0.113.10:0", "203.0.113.10:65536", "203.0.113.10:-1", "203.0.113.10:05060", "203.0.113.10:+5060",
            "203.0.113.10: 5060", "203.0.113.10:5060abc", "203.0.113.10:", "203.0.113.10:٥٠٦٠", "203.0.113.10:5060:5060",
            "2001:db8::1", "[::1", "[]", "[203.0.113.10]", "[fe80::1%eth0]:5060", "[2001:db8::1]5060", "fe80::1%eth0",
            "127.1", "0x7f.1", "0x7f000001", "017700000001", "1.2.3", "2130706433", "1.2.3.4.5", "203.0.113.010", "256.1.1.1",
            "-a.com", "a-.com", "a..b", ".a", "a.", "pbx_1", "münchen.de", "pbx．example.com", new string('a', 64) + ".com",
            string.Concat(Enumerable.Repeat("a.", 127)) + "a", "sip:pbx.example.com", "https://pbx.example.com", "pbx.example.com/x",
            "user@pbx.example.com", "pbx.example.com?x=1", "pbx.example.com\r\nX: y", "pbx.example.com\0", " pbx.example.com",
            "pbx.example.com ", "0.0.0.0", "255.255.255.255", "224.0.1.75", "[::]", "[ff02::1]", "%NULL%", "{0}",
        ],
        ["transport"] = ["", "sctp", "ws", "udp ", "UDP,TCP", "0", "ｕdp"],
    };

    /// <summary>Pairs of a member and a value as JSON that add and edit refuse alike.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach ((string member, string[] texts) in Texts)
            {
                // Null means the default for the transport only.
                string[] others = member == "transport" ? WrongTypes : [.. WrongTypes, "null"];
                foreach (string value in texts.Select(text => JsonSerializer.Serialize(text)).Concat(others))
                {
                    all.Add(member, value);
                }
            }

            return all;
        }
    }
}
