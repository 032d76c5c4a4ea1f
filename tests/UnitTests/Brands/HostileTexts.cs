namespace EndpointManager.UnitTests.Brands;

/// <summary>Texts that try to be more than a value.</summary>
public static class HostileTexts
{
    /// <summary>Allowed by the domain, and each an attempt to become a key, a comment, a module, a token or an element.</summary>
    public static TheoryData<string> Allowed => new()
    {
        "x = y", "account.2.enable = 1", "#!version:1.0.0.1", "# comment", "%NULL%%NULL%", "\"quoted\"",
        "SIP2 Enable Reg :1", "<SIP CONFIG MODULE>", "<<END OF FILE>>", ":", "=", "::",
        "</display_name><enable>0</enable>", "]]>", "<![CDATA[x", "<!-- x", "&lt;", "&#10;", "&", "\\n", "%0A",
    };

    /// <summary>
    /// Refused by the domain; here as a damaged record would bring them. Tests name them with discovery enumeration off:
    /// a test runner would pass a lone surrogate on as U+FFFD.
    /// </summary>
    public static TheoryData<string> Damaged => new()
    {
        "a\nb", "a\rb", "a\0b", "a\tb", "a\u007Fb", "a\u0085b", "a\u2028b", "a\u2029b", "a\uD800b", "\uDC00", "a\uFFFE",
        " a", "a ", "\u00A0a", "",
    };
}
