using CsCheck;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class MacAddressTests
{
    /// <summary>Texts that no reader may take for a MAC address, however much they look like one.</summary>
    public static TheoryData<string?> Refused => new()
    {
        null, "", " ", "x", "mac", "null",
        // Digits missing, too many, or of another alphabet than 0 to f.
        "805ec012345", "805ec01234567", "805ec0123456789a", "80:5E:C0:12:34", "80:5E:C0:12:34:56:78:9A", "80:5E:C0:12:34:5G",
        "0x805ec01234", "805ec012345 ", "+805ec012345", "-805ec012345", "805ec012345h",
        // Groups and separators.
        "80:5e-c0:12-34:56", "80-5e:c0:12:34:56", "805e.c012:3456", "8:05e:c0:12:34:56", "80:5:ec0:12:34:56", "805e:c012:3456",
        "805e-c012-3456", "80.5e.c0.12.34.56", "80 5e c0 12 34 56", "80_5e_c0_12_34_56", "805ec0:123456", "805ec0-123456",
        ":805ec0123456", "805ec0123456:", ":80:5e:c0:12:34:5", "80:5e:c0:12:34:5:", "80::5e:c0:12:34:5", ".805e.c012.345",
        "805e.c012.345.", "::::::::::::", ".............." , ":::::::::::::::::",
        // Anything before or behind.
        "805ec0123456\n", "805ec0123456\r\n", "805ec0123456\0", "805ec0123456 ", " 805ec0123456", "\t805ec0123456", "805ec0123456\u00A0",
        "\uFEFF805ec0123456", "805ec0123456\u200D", "80:5E:C0:12:34:56\n", "805ec012345\n", "80:5E:C0:12:34:5\n", "805e.c012.345\n",
        "805ec0123456.cfg", "/805ec0123456", "../805ec0123", "..\\..\\win.ini", "805ec012\0456", "\u001B805ec012345",
        // Characters that only look like hex digits: full-width, Arabic-Indic, Cyrillic, Greek, Kelvin sign, superscript.
        "\uFF18\uFF10\uFF15\uFF45\uFF43\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16", "805ec012345\uFF16",
        "\u0668\u06605ec0123456", "805ec012345\u0666", "805\u0435c0123456", "805e\u04410123456", "8\u041E5ec0123456", "805e\u03F20123456",
        "\u212A05ec0123456", "805ec012345\u00B2", "805ec012345\uD835\uDFEC", "80\uFF1A5E\uFF1AC0\uFF1A12\uFF1A34\uFF1A56", "805ec012345\uD800",
        // Well written, but no phone's own: nobody's, everybody's, a group's.
        "000000000000", "00:00:00:00:00:00", "0000.0000.0000", "ffffffffffff", "FF-FF-FF-FF-FF-FF", "01005e000001", "33:33:00:00:00:01",
        "010000000000", "815ec0123456", "0f5ec0123456",
    };

    [Theory]
    [InlineData("805ec0123456")]
    [InlineData("805EC0123456")]
    [InlineData("805eC0123456")]
    [InlineData("80:5e:c0:12:34:56")]
    [InlineData("80:5E:C0:12:34:56")]
    [InlineData("80-5e-c0-12-34-56")]
    [InlineData("80-5E-C0-12-34-56")]
    [InlineData("805e.c012.3456")]
    [InlineData("805E.C012.3456")]
    public void Every_common_writing_means_one_address(string text)
    {
        MacAddress mac = ParsedValue.Parse<MacAddress>(text);

        mac.Value.Should().Be("805ec0123456");
        mac.ToString().Should().Be("805ec0123456");
        mac.ToColonForm().Should().Be("80:5E:C0:12:34:56");
        mac.Should().Be(ParsedValue.Parse<MacAddress>("805ec0123456"));
    }

    [Theory]
    [InlineData("000000000001")]
    [InlineData("020000000000")]
    [InlineData("0a0000000001")]
    [InlineData("fe:ff:ff:ff:ff:ff")]
    public void The_address_of_any_single_phone_is_accepted(string text) =>
        MacAddress.TryParse(text, out MacAddress? _).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Anything_else_is_refused(string? text)
    {
        MacAddress.TryParse(text, out MacAddress? mac, out string? error).Should().BeFalse();

        mac.Should().BeNull();
        error.Should().StartWith("Must be the MAC address of a phone");
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_part_of_a_longer_text_is_judged_alike(string? text) =>
        MacAddress.TryParse(text.AsSpan(), out MacAddress? _).Should().BeFalse();

    [Fact]
    public void Any_text_is_an_address_that_reads_back_or_an_error_that_does_not_repeat_it() =>
        Gen.OneOf(
                RandomTexts.Any,
                RandomTexts.Pieces("0123456789abcdefABCDEF", 13),
                RandomTexts.NearlyValid("0c383e7f1d2b", "0C:38:3E:7F:1D:2B", "0c-38-3e-7f-1d-2b", "0c38.3e7f.1d2b"))
            .ShouldParseOrExplain<MacAddress>();

    [Fact]
    public void The_colon_form_of_any_address_means_the_same_address() =>
        Gen.ULong[1, 0xFFFF_FFFF_FFFF].Where(bits => (bits >> 40 & 1) == 0).Sample(
            bits =>
            {
                MacAddress mac = ParsedValue.Parse<MacAddress>($"{bits:x12}");
                return mac.Value == $"{bits:x12}" && ParsedValue.Parse<MacAddress>(mac.ToColonForm()) == mac;
            },
            iter: RandomTexts.Samples,
            threads: 1);

    [Fact]
    public void A_stored_text_that_is_no_address_after_all_is_an_error()
    {
        Action parse = () => ParsedValue.Parse<MacAddress>("805ec012345g");

        parse.Should().Throw<FormatException>();
    }
}
