using CsCheck;
using EndpointManager.Application.Common;
using EndpointManager.Infrastructure.Security;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.UnitTests.Security;

public sealed class ContentTaggerTests
{
    private readonly InstanceKey _key = InstanceKey.Create();

    [Fact]
    public void Equal_bytes_have_equal_tags_on_every_instance_and_after_a_restart() =>
        Gen.Byte.Array[0, 200].Sample(
            content => TagOf(_key, content) == TagOf(InstanceKey.Parse(_key.ToFileText()), [.. content]),
            iter: 500,
            threads: 1);

    [Fact]
    public void Other_bytes_have_another_tag() =>
        Enumerable.Range(0, 1_000).Select(number => TagOf(_key, BitConverter.GetBytes(number))).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Another_installation_tags_the_same_bytes_in_another_way() =>
        TagOf(InstanceKey.Create(), "password"u8).Should().NotBe(TagOf(_key, "password"u8));

    [Fact]
    public void A_tag_is_a_strong_entity_tag_in_quotes() =>
        Gen.Byte.Array[0, 200].Sample(
            content => EntityTagHeaderValue.TryParse(TagOf(_key, content), out EntityTagHeaderValue? tag) && !tag.IsWeak,
            iter: 500,
            threads: 1);

    [Fact]
    public void Without_a_key_there_is_no_tag()
    {
        Action tag = () => new ContentTagger(TestKeys.Without()).TagOf("password"u8);

        tag.Should().Throw<SecretUnreadableException>();
    }

    private static string TagOf(InstanceKey key, ReadOnlySpan<byte> content) => new ContentTagger(TestKeys.Holding(key)).TagOf(content);
}
