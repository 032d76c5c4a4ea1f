using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

public sealed class TokenVaultTests
{
    private static readonly DeviceId Device = DeviceId.New(DateTimeOffset.UnixEpoch);

    private readonly InstanceKey _key = InstanceKey.Create();
    private readonly TokenVault _vault;

    public TokenVaultTests() => _vault = new TokenVault(TestKeys.Holding(_key));

    [Fact]
    public void Tokens_of_both_kinds_are_issued_and_read_back()
    {
        DeviceAccess access = Issue();

        DeviceToken own = _vault.Open(Device, access.SealedToken!);
        DeviceToken first = _vault.Open(Device, access.SealedFirstToken!);
        (own.IsFirst, first.IsFirst).Should().Be((false, true));
        (access.TokenLookup, access.FirstTokenLookup).Should().Be((_vault.LookupOf(own), _vault.LookupOf(first)));
    }

    [Fact]
    public void Nothing_that_is_stored_shows_a_token()
    {
        DeviceAccess access = Issue();
        string[] stored = [access.SealedToken!, access.TokenLookup!, access.SealedFirstToken!, access.FirstTokenLookup!];

        string random = _vault.Open(Device, access.SealedToken!).Reveal()[1..];
        stored.Should().NotContain(text => text.Contains(random, StringComparison.Ordinal));
        stored.Should().OnlyContain(text => text.Length <= DeviceAccess.MaxSealedLength);
        access.TokenLookup.Should().HaveLength(DeviceAccess.LookupLength);
    }

    [Fact]
    public void No_two_devices_get_the_same_tokens() =>
        Enumerable.Range(0, 100).Select(_ => _vault.Open(Device, Issue().SealedToken!).Reveal()).Should().OnlyHaveUniqueItems();

    [Fact]
    public void New_tokens_begin_a_new_life()
    {
        var access = new DeviceAccess { DeviceId = Device, TokenUsedAt = DateTimeOffset.UnixEpoch };

        _vault.Issue(access);

        access.TokenUsedAt.Should().BeNull();
    }

    [Fact]
    public void A_token_moved_to_another_device_does_not_open()
    {
        Action open = () => _vault.Open(DeviceId.New(DateTimeOffset.UnixEpoch), Issue().SealedToken!);

        open.Should().Throw<SecretUnreadableException>().WithMessage("The token of the device*");
    }

    [Fact]
    public void Another_installation_finds_a_token_by_another_hash()
    {
        DeviceToken token = _vault.Open(Device, Issue().SealedToken!);

        new TokenVault(TestKeys.Holding(InstanceKey.Create())).LookupOf(token).Should().NotBe(_vault.LookupOf(token));
        new TokenVault(TestKeys.Holding(_key)).LookupOf(token).Should().Be(_vault.LookupOf(token), "instances share their key");
    }

    private DeviceAccess Issue()
    {
        var access = new DeviceAccess { DeviceId = Device };
        _vault.Issue(access);
        return access;
    }
}
