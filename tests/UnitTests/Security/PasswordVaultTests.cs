using System.Text;
using CsCheck;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

public sealed class PasswordVaultTests
{
    private const string Clear = "correct-horse-battery";

    private static readonly DeviceId Device = new(Guid.Parse("019ab1d2-7c00-7a00-8000-000000000001"));

    private readonly InstanceKey _key = InstanceKey.Create();
    private readonly PasswordVault _vault;

    public PasswordVaultTests() => _vault = new PasswordVault(TestKeys.Holding(_key));

    [Fact]
    public void Any_password_is_opened_as_it_was_sealed_and_fits_its_column() =>
        Gen.String[1, 200].Where(text => SipPassword.TryParse(text, out _, out _)).Sample(
            text =>
            {
                SealedPassword box = Seal(text);
                return Open(box) == text && box.CipherText.Length <= SealedPassword.MaxLength;
            },
            iter: 1_000,
            threads: 1);

    [Fact]
    public void The_longest_password_fits_its_column() =>
        Seal(string.Concat(Enumerable.Repeat("\U0001F600", SipPassword.MaxLength))).CipherText.Length.Should().BeLessThanOrEqualTo(SealedPassword.MaxLength);

    [Fact]
    public void One_password_is_never_sealed_twice_alike() =>
        Enumerable.Range(0, 100).Select(_ => Seal(Clear).CipherText).Should().OnlyHaveUniqueItems();

    [Fact]
    public void The_sealed_text_names_the_key_and_holds_nothing_of_the_clear_one()
    {
        string text = Seal(Clear).CipherText;

        text.Should().StartWith($"v1.{_key.Id}.").And.NotContain(Clear).And.NotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Clear)));
        Encoding.Latin1.GetString(BoxOf(text)).Should().NotContain(Clear);
    }

    [Fact]
    public void A_record_that_was_moved_to_another_device_does_not_open()
    {
        var other = new DeviceId(Guid.Parse("019ab1d2-7c00-7a00-8000-000000000002"));

        ShouldNotOpen(Seal(Clear).CipherText, other);
    }

    [Fact]
    public void A_record_with_any_bit_changed_does_not_open()
    {
        byte[] box = BoxOf(Seal(Clear).CipherText);
        for (int bit = 0; bit < box.Length * 8; bit++)
        {
            byte[] changed = [.. box];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            ShouldNotOpen($"v1.{_key.Id}.{Convert.ToBase64String(changed)}");
        }
    }

    [Fact]
    public void A_record_that_was_cut_does_not_open()
    {
        byte[] box = BoxOf(Seal(Clear).CipherText);
        for (int length = 0; length < box.Length; length++)
        {
            ShouldNotOpen($"v1.{_key.Id}.{Convert.ToBase64String(box.AsSpan(0, length))}");
        }
    }

    [Fact]
    public void A_text_that_no_vault_wrote_does_not_open()
    {
        string encoded = Convert.ToBase64String(BoxOf(Seal(Clear).CipherText));
        foreach (string text in new[]
        {
            Clear, ".", "..", "v1..", $"v1.{_key.Id}", $"v1.{_key.Id}.", $"v2.{_key.Id}.{encoded}", $"V1.{_key.Id}.{encoded}", $"v1.{encoded}",
            $"v1.0123456789ab.{encoded}", $"v1.{_key.Id}.{encoded}.x", $"v1.{_key.Id}.!{encoded}", $"v1.{_key.Id}.{encoded}{encoded}",
        })
        {
            ShouldNotOpen(text);
        }
    }

    [Fact]
    public void Another_key_does_not_open_a_record_even_under_the_same_name()
    {
        string sealedByAnother = new PasswordVault(TestKeys.Holding(InstanceKey.Create())).Seal(Device, Password(Clear)).CipherText;

        ShouldNotOpen(sealedByAnother);
        ShouldNotOpen($"v1.{_key.Id}.{Convert.ToBase64String(BoxOf(sealedByAnother))}");
    }

    [Fact]
    public void Without_a_key_nothing_is_sealed_or_opened()
    {
        SealedPassword box = Seal(Clear);
        InstanceKeys keys = TestKeys.Without();
        keys.Report("The key file is missing.");
        var vault = new PasswordVault(keys);

        Action seal = () => vault.Seal(Device, Password(Clear));
        Action open = () => vault.Open(Device, box);

        seal.Should().Throw<SecretUnreadableException>().WithMessage("The key file is missing.");
        open.Should().Throw<SecretUnreadableException>().WithMessage("The key file is missing.");
    }

    private static SipPassword Password(string text) => ParsedValue.Parse<SipPassword>(text);

    private static byte[] BoxOf(string text) => Convert.FromBase64String(text.Split('.')[2]);

    private SealedPassword Seal(string text) => _vault.Seal(Device, Password(text));

    private string Open(SealedPassword password) => _vault.Open(Device, password).Reveal();

    private void ShouldNotOpen(string text, DeviceId? device = null)
    {
        Action open = () => _vault.Open(device ?? Device, new SealedPassword(text));

        open.Should().Throw<SecretUnreadableException>().Which.ToString().Should().NotContain(Clear);
    }
}
