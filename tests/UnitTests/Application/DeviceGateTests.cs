using System.Net;
using System.Text;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

/// <summary>Who gets a device's file with its secrets, who without, and who nothing.</summary>
public sealed class DeviceGateTests
{
    private const string File = "/805ec0123456.cfg";
    private const string Whole = "native 805ec0123456 s3cret";
    private const string Stripped = "native 805ec0123456 stripped";

    private static readonly ProvisioningSettings Token = new() { Access = AccessMode.Token };
    private static readonly ProvisioningSettings Window = new() { WindowMinutes = 30 };

    private readonly Device _device = TestDevices.Of(mac: "805ec0123456");
    private readonly Device _other = TestDevices.Of("Fanvil", "X3S", "0c383e123456");

    [Fact]
    public async Task Within_the_window_a_file_is_whole_and_after_it_without_its_secrets()
    {
        TestPhoneSide side = Side(Window);
        await side.Accesses.ArmAsync([_device.Id], side.Time.GetUtcNow(), CancellationToken.None);

        side.Time.Advance(TimeSpan.FromMinutes(29));
        (await ReadAsync(side)).Should().Be((Whole, ServedForm.Native));
        side.Time.Advance(TimeSpan.FromMinutes(1));
        (await ReadAsync(side)).Should().Be((Stripped, ServedForm.Stripped));
    }

    [Theory]
    [InlineData(-4, Whole)]
    [InlineData(-6, Stripped)]
    [InlineData(-24 * 60, Stripped)]
    public async Task A_clock_that_is_put_back_does_not_hold_a_window_open(int minutes, string content)
    {
        TestPhoneSide side = Side(Window);
        await side.Accesses.ArmAsync([_device.Id], side.Time.GetUtcNow().AddMinutes(-minutes), CancellationToken.None);

        (await ReadAsync(side)).Content.Should().Be(content);
    }

    [Fact]
    public async Task A_device_that_was_never_armed_has_no_window() =>
        (await ReadAsync(Side(Window))).Should().Be((Stripped, ServedForm.Stripped));

    [Fact]
    public async Task Without_a_window_nothing_needs_to_be_armed() => (await ReadAsync(Side(new ProvisioningSettings()))).Content.Should().Be(Whole);

    [Fact]
    public async Task A_documented_form_is_stripped_too()
    {
        ServedFile served = (await Side(Window).AskAsync("/0c383e123456")).File!;

        (Encoding.UTF8.GetString(served.File.Content.Span), served.Form).Should().Be(("documented 0c383e123456 stripped", ServedForm.Stripped));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_token_of_the_device_opens_its_file(bool isFirst)
    {
        TestPhoneSide side = SideWithTokens();

        ProvisioningAnswer answer = await side.AskAsync(File, token: isFirst ? TestAccess.FirstToken : TestAccess.OwnToken);

        answer.File!.Form.Should().Be(ServedForm.Native);
    }

    [Fact]
    public async Task The_phones_own_token_ends_that_of_the_first_access_and_no_other_does()
    {
        TestPhoneSide side = SideWithTokens();

        await side.AskAsync(File, token: TestAccess.FirstToken);
        side.UsedTokens.Should().BeEmpty();
        await side.AskAsync(File, token: TestAccess.OwnToken);
        side.UsedTokens.Should().Equal(new FakeTokenVault().LookupOf(TestAccess.OwnToken));
    }

    [Fact]
    public async Task Once_it_ended_nothing_is_noted_any_more()
    {
        TestPhoneSide side = SideWithTokens();
        side.Accesses.All[0].FirstTokenLookup = null;

        await side.AskAsync(File, token: TestAccess.OwnToken);

        side.UsedTokens.Should().BeEmpty();
    }

    [Theory]
    [InlineData("dXXXXXXXXXXXXXXXXXXXXXX", "/805ec0123456.cfg")]
    [InlineData("fAAAAAAAAAAAAAAAAAAAAAA", "/805ec0123456.cfg")]
    [InlineData("dAAAAAAAAAAAAAAAAAAAAAA", "/0c383e123456.cfg")]
    [InlineData("dAAAAAAAAAAAAAAAAAAAAAA", "/805ec0999999.cfg")]
    public async Task A_token_that_the_device_does_not_have_opens_nothing(string token, string path)
    {
        TestPhoneSide side = SideWithTokens();

        (await side.AskAsync(path, token: TestAccess.Token(token))).Should().Be(ProvisioningAnswer.Refuse(RefusalReason.UnknownToken));
    }

    [Fact]
    public async Task A_token_that_was_lost_is_as_good_as_none_while_the_device_is_armed()
    {
        TestPhoneSide side = SideWithTokens(new ProvisioningSettings { Access = AccessMode.Token, WindowMinutes = 10 });
        await side.Accesses.ArmAsync([_device.Id], side.Time.GetUtcNow(), CancellationToken.None);

        (await side.AskAsync(File, token: TestAccess.Token("dXXXXXXXXXXXXXXXXXXXXXX"))).File!.Form.Should().Be(ServedForm.Native);
        side.Time.Advance(TimeSpan.FromMinutes(10));
        (await side.AskAsync(File, token: TestAccess.Token("dXXXXXXXXXXXXXXXXXXXXXX"))).Reason.Should().Be(RefusalReason.UnknownToken);
    }

    [Fact]
    public async Task Tokens_that_are_made_up_lock_out_as_none_does()
    {
        TestPhoneSide side = SideWithTokens();
        for (int i = 0; i < 20; i++)
        {
            await side.AskAsync($"/020000{i:x6}", source: TestPhoneSide.Public, token: TestAccess.Token("dXXXXXXXXXXXXXXXXXXXXXX"));
        }

        side.Lockouts.Hold(TestPhoneSide.Public).Should().BeTrue();
        (await side.AskAsync(File, source: TestPhoneSide.Public, token: TestAccess.OwnToken)).File.Should().NotBeNull("who has the token is no stranger");
    }

    [Fact]
    public async Task Without_a_token_the_file_comes_without_its_secrets() =>
        (await ReadAsync(SideWithTokens())).Should().Be((Stripped, ServedForm.Stripped));

    [Fact]
    public async Task Without_a_token_the_file_of_an_armed_device_comes_whole()
    {
        TestPhoneSide side = SideWithTokens(new ProvisioningSettings { Access = AccessMode.Token, WindowMinutes = 10 });
        await side.Accesses.ArmAsync([_device.Id], side.Time.GetUtcNow(), CancellationToken.None);

        (await ReadAsync(side)).Content.Should().Be(Whole);
    }

    [Fact]
    public async Task A_token_needs_no_window()
    {
        TestPhoneSide side = SideWithTokens(new ProvisioningSettings { Access = AccessMode.Token, WindowMinutes = 10 });

        (await side.AskAsync(File, token: TestAccess.OwnToken)).File!.Form.Should().Be(ServedForm.Native);
    }

    [Fact]
    public async Task Where_refusals_are_not_enforced_all_is_served_with_what_would_have_stood_against_it()
    {
        TestPhoneSide side = SideWithTokens(new ProvisioningSettings { Access = AccessMode.Token, Enforce = false });

        ProvisioningAnswer bare = await side.AskAsync(File);
        ProvisioningAnswer wrong = await side.AskAsync(File, token: TestAccess.Token("dXXXXXXXXXXXXXXXXXXXXXX"));

        (bare.File!.Form, bare.Reason).Should().Be((ServedForm.Native, RefusalReason.SecretsWithheld));
        (wrong.File!.Form, wrong.Reason).Should().Be((ServedForm.Native, RefusalReason.UnknownToken));
    }

    [Fact]
    public async Task A_locked_out_source_gets_nothing_known_or_not()
    {
        TestPhoneSide side = await LockedOutAsync(new ProvisioningSettings { Access = AccessMode.Open });

        (await side.AskAsync(File, source: TestPhoneSide.Public)).Should().Be(ProvisioningAnswer.Refuse(RefusalReason.LockedOut));
        (await side.AskAsync("/805ec0999999.cfg", source: TestPhoneSide.Public)).Should().Be(ProvisioningAnswer.Refuse(RefusalReason.LockedOut));
        (await side.AskAsync(File, source: IPAddress.Parse("203.0.113.8"))).File.Should().NotBeNull("that is another source");
    }

    [Fact]
    public async Task A_locked_out_source_still_gets_what_holds_nothing_of_a_device() =>
        (await (await LockedOutAsync(new ProvisioningSettings { Access = AccessMode.Open }))
            .AskAsync("/y000000000066.cfg", source: TestPhoneSide.Public)).File!.Form.Should().Be(ServedForm.Common);

    [Fact]
    public async Task A_phone_that_is_expected_is_spared_a_lockout()
    {
        TestPhoneSide side = await LockedOutAsync(new ProvisioningSettings { Access = AccessMode.Open });
        side.Accesses.Expected.Add(_device.MacAddress);

        (await side.AskAsync(File, source: TestPhoneSide.Public)).File!.Form.Should().Be(ServedForm.Native);
        (await side.AskAsync("/0c383e123456.cfg", source: TestPhoneSide.Public)).Reason.Should().Be(RefusalReason.LockedOut);
    }

    [Fact]
    public async Task Who_has_the_shared_key_is_no_stranger()
    {
        TestPhoneSide side = await LockedOutAsync(new ProvisioningSettings { Access = AccessMode.Shared });

        (await side.AskAsync(File, source: TestPhoneSide.Public)).File.Should().NotBeNull();
    }

    [Fact]
    public async Task Common_files_and_names_of_none_lock_nobody_out()
    {
        TestPhoneSide side = Side(new ProvisioningSettings { Access = AccessMode.Open });
        for (int i = 0; i < 100; i++)
        {
            await side.AskAsync($"/y0000000000{i:00}.cfg", source: TestPhoneSide.Public);
            await side.AskAsync($"/805ec00000{i:00}.boot", source: TestPhoneSide.Public);
        }

        side.Lockouts.Hold(TestPhoneSide.Public).Should().BeFalse();
    }

    private static async Task<(string Content, ServedForm Form)> ReadAsync(TestPhoneSide side)
    {
        ServedFile served = (await side.AskAsync(File)).File!;
        return (Encoding.UTF8.GetString(served.File.Content.Span), served.Form);
    }

    private TestPhoneSide Side(ProvisioningSettings provisioning) => new(_device, _other) { Provisioning = provisioning };

    private TestPhoneSide SideWithTokens(ProvisioningSettings? provisioning = null)
    {
        TestPhoneSide side = Side(provisioning ?? Token);
        var access = new DeviceAccess { DeviceId = _device.Id };
        new FakeTokenVault().Issue(access);
        side.Accesses.Add(access);
        return side;
    }

    private async Task<TestPhoneSide> LockedOutAsync(ProvisioningSettings provisioning)
    {
        TestPhoneSide side = Side(provisioning);
        for (int i = 0; i < provisioning.LockoutAfter; i++)
        {
            (await side.AskAsync($"/020000{i:x6}", source: TestPhoneSide.Public)).Reason.Should().Be(RefusalReason.UnknownDevice);
        }

        return side;
    }
}
