using EndpointManager.Application.Common;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

public sealed class KeyRingTests
{
    private static readonly DeviceId Device = new(Guid.Parse("019ab1d2-7c00-7a00-8000-000000000001"));

    private readonly InstanceKey _old = InstanceKey.Create();
    private readonly InstanceKey _new = InstanceKey.Create();

    [Fact]
    public void The_key_file_of_an_earlier_release_is_a_ring_of_one_key()
    {
        KeyRing ring = KeyRing.Parse(_old.ToFileText());

        ring.Current.Should().BeEquivalentTo(_old);
        ring.ToFileText().Should().Be(_old.ToFileText());
    }

    [Fact]
    public void The_text_of_a_ring_gives_the_same_ring()
    {
        KeyRing ring = KeyRing.Of(_old).With(_new);

        KeyRing read = KeyRing.Parse(ring.ToFileText());

        read.Current.Id.Should().Be(_new.Id);
        read.Older.Should().ContainSingle().Which.Id.Should().Be(_old.Id);
        read.Hashes.TagKey.Should().Equal(_old.Hashes.TagKey);
        read.ToFileText().Should().Be(ring.ToFileText());
    }

    [Fact]
    public void Another_key_leaves_entity_tags_and_token_lookups_as_they_are_for_good()
    {
        KeyRing ring = KeyRing.Of(_old).With(_new).With(InstanceKey.Create()).Without(new HashSet<string> { _old.Id, _new.Id });

        ring.All.Should().ContainSingle();
        ring.Hashes.TagKey.Should().Equal(_old.Hashes.TagKey);
        ring.Hashes.TokenLookupKey.Should().Equal(_old.Hashes.TokenLookupKey);
    }

    [Fact]
    public void The_key_in_use_cannot_be_dropped() =>
        KeyRing.Of(_old).With(_new).Without(new HashSet<string> { _new.Id, _old.Id }).Current.Id.Should().Be(_new.Id);

    [Fact]
    public void What_an_older_key_sealed_opens_and_what_is_sealed_now_names_the_new_one()
    {
        SealedPassword before = new PasswordVault(TestKeys.Holding(_old)).Seal(Device, Password());
        InstanceKeys keys = TestKeys.Holding(_old);
        keys.Use(keys.Ring.With(_new));
        var vault = new PasswordVault(keys);

        vault.Open(Device, before).Reveal().Should().Be("correct-horse");
        vault.Seal(Device, Password()).CipherText.Should().StartWith($"v1.{_new.Id}.");
    }

    [Fact]
    public void What_a_dropped_key_sealed_is_unreadable_and_never_something_else()
    {
        SealedPassword before = new PasswordVault(TestKeys.Holding(_old)).Seal(Device, Password());

        Action open = () => new PasswordVault(TestKeys.Holding(_new)).Open(Device, before);

        open.Should().Throw<SecretUnreadableException>();
    }

    [Theory]
    [InlineData("twice the same key")]
    [InlineData("hash keys twice")]
    [InlineData("hash keys alone")]
    [InlineData("hash keys too short")]
    public void A_file_that_cannot_be_trusted_to_be_whole_is_none(string fault)
    {
        string hashes = KeyRing.Of(_old).With(_new).ToFileText().Split('\n')[2];
        string text = fault switch
        {
            "twice the same key" => _old.ToFileText() + _old.ToFileText(),
            "hash keys twice" => $"{_old.ToFileText()}{hashes}\n{hashes}\n",
            "hash keys alone" => hashes,
            _ => _old.ToFileText() + hashes[..^8],
        };

        Action parse = () => KeyRing.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage("It is not a key file of Endpoint Manager.");
    }

    [Fact]
    public void No_text_of_a_ring_holds_a_key()
    {
        KeyRing ring = KeyRing.Of(_old).With(_new);

        ring.ToString().Should().Be($"{_new.Id}, {_old.Id}");
    }

    private static SipPassword Password() => ParsedValue.Parse<SipPassword>("correct-horse");
}
