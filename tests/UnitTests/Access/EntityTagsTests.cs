using EndpointManager.Api.Devices;
using EndpointManager.Api.Errors;
using Microsoft.Extensions.Primitives;

namespace EndpointManager.UnitTests.Access;

public sealed class EntityTagsTests
{
    [Fact]
    public void The_tag_of_a_version_is_the_version_in_quotes() => EntityTags.Of(7).Should().Be("\"7\"");

    [Fact]
    public void Without_if_match_the_last_writer_wins() => EntityTags.Expected(StringValues.Empty).Fits(7).Should().BeTrue();

    [Theory]
    [InlineData("*")]
    [InlineData("\"7\"")]
    [InlineData("\"1\", \"7\"")]
    [InlineData("\"abc\",\"7\"")]
    [InlineData(" \"7\" ")]
    public void A_named_version_may_be_changed(string ifMatch) => EntityTags.Expected(ifMatch).Fits(7).Should().BeTrue();

    [Theory]
    [InlineData("\"6\"")]
    [InlineData("\"70\"")]
    [InlineData("\"\"")]
    [InlineData("\"abc\"")]
    [InlineData("\" 7\"")]
    [InlineData("\"+7\"")]
    [InlineData("\"07\"")]
    [InlineData("\"7.0\"")]
    [InlineData("\"\uFF17\"")]
    [InlineData("\"*\"")]
    [InlineData("W/\"7\"")]
    [InlineData("w/\"7\"")]
    [InlineData("W/\"7\", \"6\"")]
    [InlineData("\"99999999999999999999\"")]
    public void A_tag_that_is_not_the_versions_to_the_character_does_not_fit(string ifMatch) =>
        EntityTags.Expected(ifMatch).Fits(7).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("\"7")]
    [InlineData("7\"")]
    [InlineData("'7'")]
    [InlineData("\"7\" \"8\"")]
    [InlineData("\"7\";x")]
    [InlineData("**")]
    public void Anything_else_than_a_list_of_tags_is_malformed(string ifMatch)
    {
        Action read = () => EntityTags.Expected(ifMatch);

        read.Should().Throw<MalformedRequestException>();
    }

    [Fact]
    public void Repeated_headers_are_one_list() =>
        EntityTags.Expected(new StringValues(["\"1\"", "\"7\""])).Fits(7).Should().BeTrue();

    [Theory]
    [InlineData("\"7\"", true)]
    [InlineData("W/\"7\"", true)]
    [InlineData("*", true)]
    [InlineData("\"1\", \"7\"", true)]
    [InlineData("\"07\"", false)]
    [InlineData("\"8\"", false)]
    [InlineData("7", false)]
    [InlineData("", false)]
    public void What_a_client_has_already_is_compared_weakly(string ifNoneMatch, bool known) =>
        EntityTags.IsKnown(ifNoneMatch, 7).Should().Be(known);

    [Fact]
    public void A_client_that_does_not_say_has_nothing() => EntityTags.IsKnown(StringValues.Empty, 7).Should().BeFalse();
}
