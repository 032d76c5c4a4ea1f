using EndpointManager.Application.Common;

namespace EndpointManager.UnitTests.Application;

public sealed class FieldTests
{
    [Fact]
    public void A_member_that_was_not_there_is_the_default() =>
        (default(Field).IsPresent, default(Field).IsNull, default(Field).IsWrongType, default(Field).Text).Should().Be((false, false, false, null));

    [Fact]
    public void A_text_is_kept() => Field.Of("s3cret").Text.Should().Be("s3cret");

    [Fact]
    public void Absent_null_empty_and_wrongly_typed_are_four_things() =>
        new[] { default, Field.Null, Field.WrongType, Field.Of("") }.Should().OnlyHaveUniqueItems();

    [Fact]
    public void Equal_texts_are_equal_members()
    {
        (Field.Of("a") == Field.Of("a")).Should().BeTrue();
        (Field.Of("a") != Field.Of("b")).Should().BeTrue();
        Field.Of("a").GetHashCode().Should().Be(Field.Of("a").GetHashCode());
    }

    [Fact]
    public void Written_as_text_a_member_says_its_kind_and_never_its_text()
    {
        Field.Of("s3cret").ToString().Should().Be("Text");
        $"{Field.Null} {Field.WrongType} {default(Field)}".Should().Be("Null WrongType Absent");
    }
}
