using CsCheck;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Domain.Brands;

public sealed class PhoneRecognitionTests
{
    private static readonly BrandCatalogue Catalogue = TestBrands.Catalogue;

    /// <summary>Headers that real phones sent, from public logs and code, with what they tell.</summary>
    public static TheoryData<string, string, string?, string?> RealHeaders => new()
    {
        { "Yealink SIP-T46S 66.85.0.5 80:5e:c0:12:34:56", "Yealink", "T46S", "66.85.0.5" },
        { "yealink SIP-T42S 66.85.0.5 00:15:65:27:3e:05", "Yealink", "T42S", "66.85.0.5" },
        { "yealink SIP-T18 18.0.0.80 00:15:65:27:3e:05", "Yealink", "T18", "18.0.0.80" },
        { "VP530P 23.70.0.40 00:15:65:31:4b:c0", "Yealink", "VP530P", "23.70.0.40" },
        { "VP530 23.70.0.40 00:15:65:31:4b:c0", "Yealink", "VP530", "23.70.0.40" },
        { "Yealink SIP-T31G 124.85.257.55 80:5e:c0:d5:7d:72", "Yealink", "T31G", "124.85.257.55" },
        { "Yealink SIP-T38G  38.70.0.125 00:15:65:2f:c3:5e", "Yealink", "T38G", "38.70.0.125" },
        { "Yealink SIP VP-T49G 51.80.0.10 00:15:65:9b:5a:44", "Yealink", "T49G", "51.80.0.10" },
        { "Yealink W60B 77.81.0.35 80:5e:c0:09:ab:dc", "Yealink", "W60B", "77.81.0.35" },
        { "Yealink-T46G 28.71.0.81 28.1.0.128.0.0.0", "Yealink", "T46G", "28.71.0.81" },
        { "Yealink SIP-T56A  58.80.0.25 001565f429a4", "Yealink", "T56A", "58.80.0.25" },
        { "Yealink SIP-W52P 25.81.0.10 00:15:65:9b:5a:44", "Yealink", "W52P", "25.81.0.10" },
        { "Yealink SIP-CP920 78.85.0.5 80:5e:c0:09:ab:dc", "Yealink", "CP920", "78.85.0.5" },
        { "Fanvil X3S 2.14.0.7386 0c383e07e16c", "Fanvil", "X3S", "2.14.0.7386" },
        { "Fanvil X4 2.10.2.6887 0c383e07e16c", "Fanvil", "X4", "2.10.2.6887" },
        { "Fanvil X6U Pro 0.0.10 0c383e2cd782", "Fanvil", "X6U", "0.0.10" },
        { "Fanvil i10SV 2.12.10.1 0c383e2397f4", "Fanvil", "i10SV", "2.12.10.1" },
        { "Fanvil X5U-V2 2.12.16.17 0c383e557eb1", "Fanvil", "X5U-V2", "2.12.16.17" },
        { "Fanvil V62 Pro 2.12.16.17 0c383e557eb1", "Fanvil", "V62Pro", "2.12.16.17" },
        { "FileTransport PolycomVVX-VVX_400-UA/4.1.4.7430 Type/Application", "Poly", "VVX_400", "4.1.4.7430" },
        { "Cisco/SPA504G-7.4.4 (8843E157DDCC)(CBT)", "Cisco SPA", "SPA504G", "7.4.4" },
        { "Linksys/SPA-942-6.1.5(a) (000E08123456)", "Linksys", "SPA-942", "6.1.5" },
        { "Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80E0D605", "Gigaset", "N870 IP PRO", "83.V2.11.0+build.a546b91" },
        { "Mitel6940 MAC:14-00-E9-29-4C-6B V:6.4.0.4006-SIP", "Mitel", "6940", "6.4.0.4006" },
        { "Aastra6731i MAC:00-08-5D-30-A6-CE V:2.6.0.2010-SIP", "Mitel", "6731i", "2.6.0.2010" },
        { "Flyingvoice FIP13G V0.6.24 00:21:F2:22:AE:F1", "Flyingvoice", "FIP13G", "0.6.24" },
    };

    [Theory]
    [MemberData(nameof(RealHeaders))]
    public void A_phone_is_recognised_by_its_user_agent(string userAgent, string brand, string? model, string? firmware)
    {
        Catalogue.Recognise(userAgent, null, null).Should().Be(new PhoneGuess(brand, model, firmware));
        Catalogue.IsUserAgentOf(brand, userAgent).Should().BeTrue();
    }

    [Theory]
    [InlineData("Yealink SIP-T46S", "Yealink", "T46S")]
    [InlineData("Yealink SIP-T46S 66", "Yealink", "T46S")]
    [InlineData("Yealink ", "Yealink", null)]
    [InlineData("Fanvil something", "Fanvil", null)]
    [InlineData("Fanvil \u0007\u001b[31m 2.0.1", "Fanvil", null)]
    public void Half_a_header_tells_what_it_can(string userAgent, string brand, string? model) =>
        Catalogue.Recognise(userAgent, null, null).Should().BeEquivalentTo(new { Brand = brand, Model = model });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("curl/8.5.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36")]
    [InlineData("FanvilX3S 2.14.0.7386")]
    [InlineData("My Yealink SIP-T46S 66.85.0.5")]
    [InlineData("T99Z 66.85.0.5")]
    public void What_is_no_phone_is_not_taken_for_one(string? userAgent)
    {
        Catalogue.Recognise(userAgent, null, null).Should().Be(PhoneGuess.Nothing);
        Catalogue.Brands.Should().NotContain(brand => Catalogue.IsUserAgentOf(brand.Name, userAgent ?? ""));
    }

    [Fact]
    public void A_user_agent_is_of_one_brand()
    {
        Catalogue.IsUserAgentOf("yealink", "Yealink SIP-T46S 66.85.0.5").Should().BeTrue();
        Catalogue.IsUserAgentOf("Fanvil", "Yealink SIP-T46S 66.85.0.5").Should().BeFalse();
        Catalogue.IsUserAgentOf("Acme", "Yealink SIP-T46S 66.85.0.5").Should().BeFalse();
    }

    [Theory]
    [InlineData("y000000000066.cfg", "Yealink", "T46S")]
    [InlineData("F0V00X600000.cfg", "Fanvil", "X6")]
    [InlineData("Y000000000066.CFG", "Yealink", "T46S")]
    [InlineData("f0X3shw1.100.cfg", "Fanvil", "X3S")]
    [InlineData("805ec0123456.cfg", null, null)]
    [InlineData("index.php", null, null)]
    [InlineData("", null, null)]
    public void The_file_asked_for_tells_where_the_header_does_not(string fileName, string? brand, string? model) =>
        Catalogue.Recognise("curl/8.5.0", fileName, null).Should().Be(new PhoneGuess(brand, model, null));

    [Theory]
    [InlineData("805ec0123456", "Yealink")]
    [InlineData("0c383e123456", "Fanvil")]
    [InlineData("0004f2123456", "Poly")]
    [InlineData("7c2f80123456", "Gigaset")]
    [InlineData("020000123456", null)]
    public void The_address_tells_the_brand_where_nothing_else_does(string mac, string? brand) =>
        Catalogue.Recognise(null, null, Mac(mac)).Should().Be(new PhoneGuess(brand, null, null));

    [Fact]
    public void The_header_outweighs_the_file_and_the_file_outweighs_the_address()
    {
        Catalogue.Recognise("Fanvil X3S 2.14.0.7386", "y000000000066.cfg", Mac("805ec0123456")).Brand.Should().Be("Fanvil");
        Catalogue.Recognise(null, "y000000000066.cfg", Mac("0c383e123456")).Brand.Should().Be("Yealink");
        Catalogue.Recognise("Yealink ", "y000000000066.cfg", null).Model.Should().Be("T46S");
        Catalogue.Recognise("Yealink ", "f0X3shw1.100.cfg", null).Model.Should().BeNull();
    }

    [Fact]
    public void A_hostile_header_costs_bounded_time_and_tells_nothing_harmful()
    {
        string[] bombs =
        [
            new('a', 1 << 20), new(' ', 1 << 20), "Yealink " + new string(' ', 1 << 20) + "1.2",
            "Yealink " + string.Concat(Enumerable.Repeat("1 ", 1 << 19)), "Fanvil " + new string('9', 1 << 20) + ".1",
            "FileTransport Poly" + string.Concat(Enumerable.Repeat("-UA/", 1 << 18)),
        ];

        foreach (string bomb in bombs)
        {
            PhoneGuess guess = Catalogue.Recognise(bomb, bomb, null);

            // The least of several: now and then the runtime itself allocates something on the way.
            Enumerable.Range(0, 5).Min(_ => AllocatedBy(() => Catalogue.Recognise(bomb, bomb, null)))
                .Should().BeLessThan(4096, "no more than the beginning is read");
            (guess.Model?.Length ?? 0).Should().BeLessThanOrEqualTo(PhoneModel.MaxNameLength);
            (guess.Firmware?.Length ?? 0).Should().BeLessThanOrEqualTo(PhoneModel.MaxNameLength);
        }
    }

    [Fact]
    public void Any_header_is_read_without_an_error_and_told_in_plain_characters() =>
        Gen.Select(Gen.OneOf(Gen.Const(""), Gen.Const("Yealink "), Gen.Const("Fanvil "), Gen.Const("Cisco/"), Gen.Const("Mitel")), Gen.String[Gen.Char, 0, 80], (lead, rest) => lead + rest)
            .Sample(userAgent =>
            {
                PhoneGuess guess = Catalogue.Recognise(userAgent, userAgent, null);

                $"{guess.Model}{guess.Firmware}".Should().MatchRegex("^[ -~]*$");
            });

    [Theory]
    [InlineData("Acme {model} {firmware}")]
    [InlineData("{model} {firmware}")]
    [InlineData("Acme*; {model} MAC:*V:{firmware}")]
    public void A_pattern_is_written_as_it_was_read(string text)
    {
        UserAgentPattern.TryParse(text, out UserAgentPattern? pattern).Should().BeTrue();

        pattern!.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("Acme {model}")]
    [InlineData("Acme {firmware}")]
    [InlineData("Acme {firmware} {model}")]
    [InlineData("Acme {model}{firmware}")]
    [InlineData("Acme {model} {firmware} ")]
    [InlineData("Acme {model} {model} {firmware}")]
    [InlineData("* {model} {firmware}")]
    [InlineData("Acme* {model} * * {firmware}")]
    [InlineData("Acme*{model} {firmware}")]
    [InlineData("Acme {modell} {firmware}")]
    public void Anything_else_is_no_pattern(string text) => UserAgentPattern.TryParse(text, out _).Should().BeFalse();

    private static long AllocatedBy(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static MacAddress Mac(string text) => ParsedValue.Parse<MacAddress>(text);
}
