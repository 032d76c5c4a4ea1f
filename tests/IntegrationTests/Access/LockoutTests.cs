using System.Net;
using System.Text.Json;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>Who asks for too many phones that are not there.</summary>
public sealed class LockoutTests
{
    private const string Stranger = "203.0.113.66";

    [Fact]
    public async Task Three_hundred_phones_plugged_in_before_their_import_lock_the_site_out_and_the_import_lets_them_in()
    {
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Open });
        string[] macs = [.. Enumerable.Range(0, 300).Select(_ => Mac.Next())];
        foreach (string mac in macs)
        {
            (await service.Client.StatusAsync($"/provision/{mac}.cfg", Stranger)).Should().Be(HttpStatusCode.NotFound);
        }

        (await service.Client.LockoutsAsync()).Items().Should().ContainSingle();
        using HttpResponseMessage imported = await service.Client.PostAsync(
            new Uri(ConsoleClient.Devices + "/import", UriKind.Relative), ConsoleClient.Json(BulkClient.Json(macs)));
        imported.StatusCode.Should().Be(HttpStatusCode.OK);

        foreach (string mac in macs)
        {
            (await service.Client.StatusAsync($"/provision/{mac}.cfg", Stranger)).Should().Be(HttpStatusCode.OK);
        }

        (await service.Client.StatusAsync($"/provision/{Mac.Next()}.cfg", Stranger)).Should().Be(HttpStatusCode.NotFound, "it is still locked out");
    }

    [Fact]
    public async Task In_the_own_network_the_same_locks_nobody_out()
    {
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings());
        for (int i = 0; i < 300; i++)
        {
            await service.Client.StatusAsync($"/provision/{Mac.Next()}.cfg", "10.1.2.3");
        }

        (await service.Client.LockoutsAsync()).Items().Should().BeEmpty();
        string mac = await service.Client.AddedMacAsync();
        (await service.Client.StatusAsync($"/provision/{mac}.cfg", "10.1.2.3")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_storm_of_known_phones_behind_one_address_locks_nobody_out()
    {
        const int Phones = 5_000;
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Open });
        string[] macs = [.. Enumerable.Range(0, Phones).Select(_ => Mac.Next())];
        using HttpResponseMessage imported = await service.Client.PostAsync(
            new Uri(ConsoleClient.Devices + "/import", UriKind.Relative), ConsoleClient.Json(BulkClient.Json(macs)));
        imported.StatusCode.Should().Be(HttpStatusCode.OK);

        int refused = 0;
        await Parallel.ForEachAsync(macs, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (mac, _) =>
        {
            // Names that are not there come from every phone.
            await service.Client.StatusAsync($"/provision/{mac}.boot", Stranger);
            HttpStatusCode status = await service.Client.StatusAsync($"/provision/{mac}.cfg", Stranger);
            Interlocked.Add(ref refused, status == HttpStatusCode.OK ? 0 : 1);
        });

        refused.Should().Be(0);
        (await service.Client.LockoutsAsync()).Items().Should().BeEmpty();
    }

    [Fact]
    public async Task A_locked_out_source_learns_nothing_and_a_phone_that_came_from_there_before_is_served()
    {
        var time = new MovableTime();
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Open }, time: time);
        string phone = await service.Client.AddedMacAsync();
        string other = await service.Client.AddedMacAsync();
        await service.Client.FileFromAsync($"/provision/{phone}.cfg", Stranger);
        await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{phone}", device => device.GetProperty("fetch").Text("lastServedAt") is not null);
        // Being armed would spare both.
        time.Offset = Lockouts.ExpectedTime + TimeSpan.FromMinutes(1);
        await LockOutAsync(service);

        RawAnswer[] refusals =
        [
            await AskAsync(service, $"/provision/{other}.cfg"),
            await AskAsync(service, $"/provision/{other}"),
            await AskAsync(service, $"/provision/{Mac.Next()}.cfg"),
        ];

        refusals.Select(answer => answer.Head + answer.Body).Distinct().Should().ContainSingle();
        refusals[0].Status.Should().Be(404);
        (await service.Client.StatusAsync($"/provision/{phone}.cfg", Stranger)).Should().Be(HttpStatusCode.OK);
        (await service.Client.StatusAsync($"/provision/{other}.cfg", "203.0.113.67")).Should().Be(HttpStatusCode.OK);
        (await service.Client.LastRequestAsync(other, atLeast: 3)).Text("reason").Should().BeNull("the last came from elsewhere");
        (await service.Client.ReadAsync($"{PhoneRecord.Requests}?reason=locked-out")).GetProperty("totalItems").GetInt32().Should().Be(3);
        (await service.Client.DeviceAsync(other)).GetProperty("fetch").Text("lastSeenAddress").Should().Be("203.0.113.67", "a stranger does not speak for a phone");
    }

    [Fact]
    public async Task Whoever_asked_for_other_files_of_a_phone_before_is_not_taken_for_it()
    {
        var time = new MovableTime();
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Open }, time: time);
        string phone = await service.Client.AddedMacAsync();
        await service.Client.FileFromAsync($"/provision/{phone}.cfg", "203.0.113.67");
        await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{phone}", device => device.GetProperty("fetch").Text("lastServedAt") is not null);
        time.Offset = Lockouts.ExpectedTime + TimeSpan.FromMinutes(1);
        await LockOutAsync(service);

        await service.Client.StatusAsync($"/provision/{phone}.boot", Stranger);
        await service.Client.LastRequestAsync(phone, atLeast: 2);

        (await service.Client.StatusAsync($"/provision/{phone}.cfg", Stranger)).Should().Be(HttpStatusCode.NotFound);
        (await service.Client.StatusAsync($"/provision/{phone}.cfg", "203.0.113.67")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_phone_with_another_address_of_its_ipv6_network_is_known_there()
    {
        var time = new MovableTime();
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Open }, time: time);
        string phone = await service.Client.AddedMacAsync();
        string other = await service.Client.AddedMacAsync();
        await service.Client.FileFromAsync($"/provision/{phone}.cfg", "2001:db8:0:1::1");
        await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{phone}", device => device.GetProperty("fetch").Text("lastServedAt") is not null);
        time.Offset = Lockouts.ExpectedTime + TimeSpan.FromMinutes(1);
        await LockOutAsync(service, "2001:db8:0:1::2");

        (await service.Client.StatusAsync($"/provision/{phone}.cfg", "2001:db8:0:1::3")).Should().Be(HttpStatusCode.OK);
        (await service.Client.StatusAsync($"/provision/{other}.cfg", "2001:db8:0:1::3")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lockout_is_listed_and_cleared()
    {
        await using TestService service = await AccessClient.StartAsync(new ProvisioningSettings { Access = AccessMode.Open });
        await LockOutAsync(service);
        string mac = Mac.Next();

        JsonElement lockout = (await service.Client.LockoutsAsync()).Items().Should().ContainSingle().Which;
        (lockout.Text("address"), lockout.GetProperty("prefixLength").GetInt32()).Should().Be((Stranger, 32));
        lockout.GetProperty("remainingSeconds").GetInt32().Should().BeInRange(800, 900);

        using HttpResponseMessage cleared = await service.Client.ClearLockoutAsync(Stranger);
        cleared.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await service.Client.LockoutsAsync()).Items().Should().BeEmpty();
        using HttpResponseMessage again = await service.Client.ClearLockoutAsync(Stranger);
        await again.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        using HttpResponseMessage nonsense = await service.Client.ClearLockoutAsync("127.1");
        await nonsense.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");

        await service.Client.StatusAsync($"/provision/{mac}.cfg", Stranger);
        (await service.Client.ReadUntilAsync($"{PhoneRecord.Requests}?mac={mac}", page => page.Items().Count > 0)).Items()[0]
            .Text("reason").Should().Be("unknown-device");
    }

    [Fact]
    public async Task Who_hides_behind_a_forwarding_header_is_counted_by_the_address_that_can_be_seen()
    {
        await using TestService service = await TestService.StartAsync(provisioning: new ProvisioningSettings { Access = AccessMode.Open });
        for (int i = 0; i < 20; i++)
        {
            await service.Client.StatusAsync($"/provision/{Mac.Next()}.cfg", $"203.0.113.{i}");
        }

        (await service.Client.LockoutsAsync()).Items().Should().ContainSingle().Which.Text("address").Should().Be("127.0.0.1");
    }

    private static async Task LockOutAsync(TestService service, string source = Stranger)
    {
        for (int i = 0; i < 20; i++)
        {
            await service.Client.StatusAsync($"/provision/{Mac.Next()}.cfg", source);
        }
    }

    private static async Task<RawAnswer> AskAsync(TestService service, string path) =>
        RawAnswer.Parse(await RawHttp.GetAsync(service.Address, path, "X-Forwarded-For: " + Stranger));
}
