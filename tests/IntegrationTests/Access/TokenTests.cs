using System.Net;
using System.Text.Json;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>A token for each device, on each engine: its own queries, and statements that insert or change.</summary>
public abstract class TokenTests<TEngine> : IAsyncLifetime
    where TEngine : DatabaseEngine, new()
{
    private protected const string Anywhere = "203.0.113.9";

    private protected static readonly ProvisioningSettings Tokens = new() { Access = AccessMode.Token, WindowMinutes = 10 };

    private readonly TestFolder _folder = new();
    private readonly MovableTime _time = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await new TEngine().CreateDatabaseAsync(_folder);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_phone_comes_with_the_first_token_gets_its_own_and_ends_the_first_with_it()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        string first = await service.Client.UrlOfAsync(mac);
        PassWindow();

        string file = await service.Client.FileFromAsync(first + ".cfg", Anywhere);
        string own = new Uri(ValueOf(file, "static.auto_provision.server.url")).AbsolutePath + "/" + mac;
        own.Should().NotBe(first);
        file.Should().Contain(AccessClient.Planted).And.Contain("static.auto_provision.dhcp_option.enable = 0");
        (await service.Client.FileFromAsync(first + ".cfg", Anywhere)).Should().Be(file, "the phone may have been stopped");

        (await service.Client.FileFromAsync(own + ".cfg", Anywhere)).Should().Be(file);
        await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{mac}", device => device.Text("provisionUrl")!.EndsWith(own, StringComparison.Ordinal));
        (await service.Client.StatusAsync(first + ".cfg", Anywhere)).Should().Be(HttpStatusCode.NotFound);
        (await service.Client.FileFromAsync(own + ".cfg", Anywhere)).Should().Be(file);
        JsonElement request = await service.Client.LastRequestAsync(mac, atLeast: 5);
        request.Text("file").Should().Be(mac + ".cfg");
    }

    [Fact]
    public async Task Imported_devices_have_tokens_and_those_of_before_get_theirs_in_the_background()
    {
        string before;
        await using (TestService lan = await StartAsync(new ProvisioningSettings()))
        {
            before = await lan.Client.AddedMacAsync();
            (await lan.Client.UrlOfAsync(before)).Should().Be($"/provision/{before}");
        }

        await using TestService service = await StartAsync(Tokens);
        string imported = Mac.Next();
        using HttpResponseMessage answer = await service.Client.PostAsync(
            new Uri(ConsoleClient.Devices + "/import", UriKind.Relative), ConsoleClient.Json(BulkClient.Json([imported])));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);

        await service.Client.ReadUntilAsync($"{ConsoleClient.Devices}/{before}", device => device.Text("provisionUrl")!.Split('/').Length == 6);
        foreach (string mac in new[] { before, imported })
        {
            PassWindow();
            (await service.Client.FileFromAsync(await service.Client.UrlOfAsync(mac) + ".cfg", Anywhere)).Should().Contain("account.1.password = ");
        }
    }

    [Fact]
    public async Task Another_phone_for_a_device_makes_new_tokens()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        string old = await service.Client.UrlOfAsync(mac);
        string next = Mac.Next();

        using HttpResponseMessage edited = await service.Client.EditAsync(mac, new System.Text.Json.Nodes.JsonObject { ["macAddress"] = next });

        edited.StatusCode.Should().Be(HttpStatusCode.OK);
        PassWindow();
        (await service.Client.StatusAsync(old.Replace(mac, next, StringComparison.Ordinal), Anywhere)).Should().Be(HttpStatusCode.NotFound);
        (await service.Client.FileFromAsync(await service.Client.UrlOfAsync(next), Anywhere)).Should().Contain(AccessClient.Planted);
    }

    [Fact]
    public async Task A_use_that_is_written_down_after_the_phone_was_exchanged_leaves_the_next_one_its_first_token()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        string file = await service.Client.FileFromAsync(await service.Client.UrlOfAsync(mac) + ".cfg", Anywhere);
        string own = new Uri(ValueOf(file, "static.auto_provision.server.url")).AbsolutePath + "/" + mac;
        string next = Mac.Next();

        await service.Client.FileFromAsync(own + ".cfg", Anywhere);
        using HttpResponseMessage edited = await service.Client.EditAsync(mac, new System.Text.Json.Nodes.JsonObject { ["macAddress"] = next });
        string first = await service.Client.UrlOfAsync(next);
        await Task.Delay(TimeSpan.FromSeconds(3));

        (await service.Client.UrlOfAsync(next)).Should().Be(first);
        PassWindow();
        (await service.Client.FileFromAsync(first + ".cfg", Anywhere)).Should().Contain(AccessClient.Planted);
    }

    [Fact]
    public async Task An_edited_password_arms_and_an_upsert_does_too()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        string path = $"/provision/{mac}.cfg";
        PassWindow();

        using HttpResponseMessage edited = await service.Client.EditAsync(mac, new System.Text.Json.Nodes.JsonObject { ["password"] = "n3w-planted" });
        edited.StatusCode.Should().Be(HttpStatusCode.OK);
        (await service.Client.FileFromAsync(path, Anywhere)).Should().Contain("n3w-planted");

        PassWindow();
        using HttpResponseMessage imported = await service.Client.PostAsync(
            new Uri(ConsoleClient.Devices + "/import?mode=upsert", UriKind.Relative), ConsoleClient.Json(BulkClient.Json([mac])));
        imported.StatusCode.Should().Be(HttpStatusCode.OK, await imported.Content.ReadAsStringAsync());
        (await service.Client.FileFromAsync(path, Anywhere)).Should().Contain("account.1.password = ");
    }

    private static string ValueOf(string file, string key) =>
        file.Split('\n').Single(line => line.StartsWith(key + " = ", StringComparison.Ordinal))[(key.Length + 3)..];

    private protected void PassWindow() => _time.Offset += TimeSpan.FromMinutes(11);

    private protected Task<TestService> StartAsync(ProvisioningSettings provisioning) =>
        AccessClient.StartAsync(provisioning, _folder, database: _database.Settings, time: _time);
}

/// <summary>With what is the same on all engines.</summary>
public sealed class TokenOnSqliteTests : TokenTests<Sqlite>
{
    [Fact]
    public async Task Without_a_token_a_phone_gets_its_secrets_only_while_its_device_is_armed()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        string path = $"/provision/{mac}.cfg";

        (await service.Client.FileFromAsync(path, Anywhere)).Should().Contain(AccessClient.Planted, "adding arms");
        PassWindow();
        string stripped = await service.Client.FileFromAsync(path, Anywhere);
        stripped.Should().NotContain(AccessClient.Planted).And.NotContain("account.1.password").And.NotContain("server.url").And.Contain("account.1.user_name = 2042");
        await service.Client.ArmAsync(mac);
        (await service.Client.FileFromAsync(path, Anywhere)).Should().Contain(AccessClient.Planted);
    }

    [Fact]
    public async Task No_token_of_another_device_and_none_that_was_made_up_opens_a_file()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        string other = await service.Client.AddedMacAsync();
        string path = (await service.Client.UrlOfAsync(mac)).Replace(mac, other, StringComparison.Ordinal);
        PassWindow();

        (await service.Client.StatusAsync(path, Anywhere)).Should().Be(HttpStatusCode.NotFound);
        (await service.Client.StatusAsync($"/provision/dAAAAAAAAAAAAAAAAAAAAAA/{other}", Anywhere)).Should().Be(HttpStatusCode.NotFound);
        JsonElement refused = await service.Client.LastRequestAsync(other, atLeast: 2);
        (refused.Text("reason"), refused.Text("file")).Should().Be(("unknown-token", other));
    }

    [Fact]
    public async Task A_file_without_secrets_is_not_up_to_date()
    {
        await using TestService service = await StartAsync(Tokens);
        string mac = await service.Client.AddedMacAsync();
        PassWindow();

        await service.Client.FileFromAsync($"/provision/{mac}.cfg", Anywhere);

        JsonElement device = await service.Client.ReadUntilAsync(
            $"{ConsoleClient.Devices}/{mac}", found => found.GetProperty("fetch").Text("servedForm") is not null);
        (device.GetProperty("fetch").Text("servedForm"), device.GetProperty("fetch").Text("upToDate")).Should().Be(("stripped", null));
    }

    [Fact]
    public async Task A_common_file_holds_no_url_that_would_undo_the_phones_own()
    {
        await using TestService service = await StartAsync(Tokens);

        (await service.Client.FileFromAsync("/provision/y000000000066.cfg", Anywhere)).Should().NotContain("server.url");
    }
}

public sealed class TokenOnPostgreSqlTests : TokenTests<PostgreSql>;

public sealed class TokenOnMySqlTests : TokenTests<MySql>;
