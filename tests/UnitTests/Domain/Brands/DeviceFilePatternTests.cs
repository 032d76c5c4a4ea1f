using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Brands;

public sealed class DeviceFilePatternTests
{
    [Theory]
    [InlineData("{mac}.cfg")]
    [InlineData("cfg{mac}")]
    [InlineData("cfg{mac}.xml")]
    [InlineData("acme{model}-{mac}.htm")]
    public void A_pattern_is_written_as_it_was_read(string text) => Pattern(text).ToString().Should().Be(text);

    [Theory]
    [InlineData("")]
    [InlineData("{mac}")]
    [InlineData("{MAC}.cfg")]
    [InlineData("mac.cfg")]
    [InlineData("{mac}{mac}.cfg")]
    [InlineData("{mac.cfg")]
    [InlineData("{mac}.{ext}")]
    [InlineData("{model}{mac}.cfg")]
    [InlineData("{mac}-{model}.cfg")]
    [InlineData("{model}-{model}-{mac}.cfg")]
    [InlineData("{model}.cfg")]
    [InlineData("x/{mac}.cfg")]
    [InlineData("x\\{mac}.cfg")]
    public void Anything_else_is_no_pattern(string text)
    {
        DeviceFilePattern.TryParse(text, out DeviceFilePattern? pattern).Should().BeFalse();

        pattern.Should().BeNull();
    }

    [Theory]
    [InlineData("{mac}.cfg", "805ec0123456.cfg")]
    [InlineData("{mac}.cfg", "805EC0123456.CFG")]
    [InlineData("{mac}.cfg", "805e.c012.3456.cfg")]
    [InlineData("cfg{mac}.xml", "CFG80-5E-C0-12-34-56.xml")]
    [InlineData("acme{model}-{mac}.htm", "acmeD785-805EC0123456.htm")]
    [InlineData("acme{model}-{mac}.htm", "AcmeA-1-80-5e-c0-12-34-56.htm")]
    public void A_name_that_follows_the_pattern_tells_the_address(string text, string fileName)
    {
        Pattern(text).TryMatch(fileName, out MacAddress? mac).Should().BeTrue();

        mac!.Value.Should().Be("805ec0123456");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".cfg")]
    [InlineData("805ec0123456")]
    [InlineData("805ec0123456.xml")]
    [InlineData("805ec0123456.cfg.cfg")]
    [InlineData("805ec0123456.cfg\n")]
    [InlineData("805ec0123456.c\uFF46g")]
    [InlineData("805ec0123456 .cfg")]
    [InlineData("x805ec0123456.cfg")]
    [InlineData("000000000000.cfg")]
    public void Another_name_tells_none(string fileName)
    {
        Pattern("{mac}.cfg").TryMatch(fileName, out MacAddress? mac).Should().BeFalse();

        mac.Should().BeNull();
    }

    [Theory]
    [InlineData("acme-805ec0123456.htm")]
    [InlineData("acmeD785805ec0123456.htm")]
    [InlineData("acmeD785-805ec012345.htm")]
    [InlineData("acmeD785.htm")]
    [InlineData("acme.htm")]
    public void A_name_without_model_or_address_tells_none(string fileName) =>
        Pattern("acme{model}-{mac}.htm").TryMatch(fileName, out _).Should().BeFalse();

    [Fact]
    public void Fixed_text_before_and_behind_may_not_overlap() => Pattern("aa{mac}aa").TryMatch("aaa", out _).Should().BeFalse();

    private static DeviceFilePattern Pattern(string text)
    {
        DeviceFilePattern.TryParse(text, out DeviceFilePattern? pattern).Should().BeTrue();
        return pattern!;
    }
}
