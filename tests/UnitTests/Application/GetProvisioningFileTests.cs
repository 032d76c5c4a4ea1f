using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Application.Provisioning;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

public sealed class GetProvisioningFileTests
{
    private const string Fanvil = "Fanvil X3S 2.10.2.6887 0c383e123456";

    private static readonly FakeDevices Devices = new(
        TestDevices.Of("Yealink", "T46S", "805ec0123456"),
        TestDevices.Of("Fanvil", "X3S", "0c383e123456"),
        TestDevices.Of("Yealink", "T99", "805ec0999999"),
        TestDevices.Of("Acme", "A1", "020000000001"));

    [Theory]
    [InlineData("/805ec0123456", null, "native 805ec0123456 s3cret")]
    [InlineData("/805ec0123456", Fanvil, "native 805ec0123456 s3cret")]
    [InlineData("/805ec0123456.cfg", null, "native 805ec0123456 s3cret")]
    [InlineData("/0c383e123456", null, "documented 0c383e123456")]
    [InlineData("/0c383e123456", "curl/8.5.0", "documented 0c383e123456")]
    [InlineData("/0c383e123456", "Mozilla/5.0 Fanvil", "documented 0c383e123456")]
    [InlineData("/0c383e123456", "Yealink SIP-T46S 66.85.0.5", "documented 0c383e123456")]
    [InlineData("/0c383e123456", Fanvil, "native 0c383e123456 s3cret")]
    [InlineData("/0c383e123456", "fanvil", "native 0c383e123456 s3cret")]
    [InlineData("/0c383e123456.cfg", null, "native 0c383e123456 s3cret")]
    [InlineData("/0c383e123456.txt", "curl/8.5.0", "native 0c383e123456 s3cret")]
    [InlineData("/0c383e123456.xml", null, "native 0c383e123456 s3cret")]
    [InlineData("/", Fanvil, "native 0c383e123456 s3cret")]
    [InlineData("/y000000000066.cfg", null, "common T46S")]
    [InlineData("/f0X3shw1.100.cfg", Fanvil, "common X3S")]
    public async Task A_phone_gets_what_its_firmware_reads_and_others_the_documented_form(string path, string? userAgent, string content)
    {
        ServedFile served = (await AskAsync(path, userAgent)).File!;

        Encoding.UTF8.GetString(served.File.Content.Span).Should().Be(content);
        served.EntityTag.Should().Be($"\"{content.Length}\"");
    }

    [Theory]
    [InlineData("/805ec0123456", false)]
    [InlineData("/805ec0123456.cfg", false)]
    [InlineData("/0c383e123456", true)]
    [InlineData("/0c383e123456.cfg", false)]
    [InlineData("/", true)]
    [InlineData("/f0X3shw1.100.cfg", false)]
    public async Task A_file_that_another_user_agent_might_not_get_says_so(string path, bool varies) =>
        (await AskAsync(path, Fanvil)).File!.VariesByUserAgent.Should().Be(varies);

    [Theory]
    [InlineData("/805ec0000001", null, RefusalReason.UnknownDevice)]
    [InlineData("/805ec0000001.cfg", null, RefusalReason.UnknownDevice)]
    [InlineData("/", null, RefusalReason.UnknownFile)]
    [InlineData("/", "Yealink SIP-T46S 66.85.0.5 80:5e:c0:00:00:01", RefusalReason.UnknownDevice)]
    [InlineData("/805ec0123456.boot", null, RefusalReason.UnknownFile)]
    [InlineData("/nothing", null, RefusalReason.UnknownFile)]
    public async Task A_name_that_no_device_has_gets_nothing(string path, string? userAgent, RefusalReason reason) =>
        (await AskAsync(path, userAgent)).Should().Be(ProvisioningAnswer.Refuse(reason));

    [Theory]
    [InlineData("/805ec0123456.xml")]
    [InlineData("/805ec0123456.txt")]
    public async Task A_name_of_another_brand_than_the_devices_gets_nothing(string path) =>
        (await AskAsync(path, null)).Should().Be(ProvisioningAnswer.Refuse(RefusalReason.OtherBrand));

    [Theory]
    [InlineData("/805ec0999999")]
    [InlineData("/805ec0999999.cfg")]
    [InlineData("/020000000001")]
    public async Task A_device_whose_model_left_the_catalogue_gets_nothing(string path) =>
        (await AskAsync(path, null)).Should().Be(ProvisioningAnswer.Refuse(RefusalReason.UnknownModel));

    [Theory]
    [InlineData("/805ec0123456")]
    [InlineData("/0c383e123456")]
    [InlineData("/0c383e123456.cfg")]
    public async Task A_password_that_cannot_be_read_is_an_error_and_never_a_file_without_it(string path)
    {
        Func<Task> ask = () => AskAsync(path, null, new FakeVault { KeyIsMissing = true });

        await ask.Should().ThrowAsync<SecretUnreadableException>();
    }

    [Fact]
    public async Task A_common_file_needs_no_key() =>
        (await AskAsync("/y000000000066.cfg", null, new FakeVault { KeyIsMissing = true })).File!.Form.Should().Be(ServedForm.Common);

    [Theory]
    [InlineData("/0c383e123456", "curl/8.5.0", ServedForm.Documented)]
    [InlineData("/0c383e123456", Fanvil, ServedForm.Native)]
    [InlineData("/0c383e123456.cfg", null, ServedForm.Native)]
    public async Task A_device_file_says_its_form_and_what_it_was_made_from(string path, string? userAgent, ServedForm form)
    {
        ServedFile served = (await AskAsync(path, userAgent)).File!;

        served.Form.Should().Be(form);
        served.Revision.Should().Be(new ServedRevision(Devices.All[1].Id, Devices.All[1].Model, 1));
    }

    private static Task<ProvisioningAnswer> AskAsync(string path, string? userAgent, FakeVault? vault = null) =>
        new TestPhoneSide([.. Devices.All]) { Vault = vault ?? new FakeVault() }.AskAsync(path, userAgent);
}
