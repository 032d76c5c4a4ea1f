using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Devices;

public abstract class EditTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fixture.Service.Client;

    /// <summary>A member, its new value, and what the console shows of it.</summary>
    public static TheoryData<string, string?, string> Changes { get; } = new()
    {
        { "label", "Front desk", "Front desk" },
        { "username", "3003", "3003" },
        { "password", "new-secret", "********" },
        { "serverAddress", "pbx.example.com", "pbx.example.com:5060" },
        { "transport", "TCP", "tcp" },
        { "model", "t54s", "T54S" },
        { "model", "Yealink vp530", "VP530" },
        { "brand", "YEALINK", "Yealink" },
    };

    /// <summary>Brand and model of a change to a Yealink T46S, the members at fault, and what becomes of it otherwise.</summary>
    public static TheoryData<string?, string?, string> Pairs { get; } = new()
    {
        { "Fanvil", "X3S", "Fanvil X3S" },
        { "fanvil", "fanvil x3s", "Fanvil X3S" },
        { null, "Fanvil X5S", "Fanvil X5S" },
        { "Fanvil", null, "refused: model" },
        { null, "X3S", "refused: model" },
        { "Fanvil", "T46S", "refused: model" },
        { "Yealink", "Fanvil X3S", "refused: model" },
        { "Nokia", "X3S", "refused: brand" },
        { "Nokia", null, "refused: brand" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task One_member_changes_and_the_others_stay(string member, string? value, string shown)
    {
        string mac = await AddAsync();
        JsonElement before = await DeviceAsync(mac);

        using HttpResponseMessage response = await _client.EditAsync(mac, new JsonObject { [member] = value });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.ETag!.Tag.Should().Be("\"2\"");
        response.Content.Headers.ContentLocation.Should().BeNull();
        JsonElement after = await response.JsonAsync();
        after.GetProperty(member).GetString().Should().Be(shown);
        after.GetProperty("version").GetInt64().Should().Be(2);
        Without(after, member).Should().Equal(Without(before, member));
        (await DeviceAsync(mac)).GetRawText().Should().Be(after.GetRawText());
    }

    [Fact]
    public async Task The_phone_gets_what_was_edited()
    {
        string mac = await AddAsync();

        await _client.EditAsync(mac, new JsonObject
        {
            ["label"] = "Front desk",
            ["username"] = "3003",
            ["password"] = "new-secret",
            ["serverAddress"] = "pbx.example.com",
            ["transport"] = "tls",
        });

        string file = await _client.FileAsync($"/provision/{mac}.cfg");
        PhoneAccount.InFileOf("Yealink", file).Should().Be(
            new PhoneAccount("Front desk", "3003", "3003", "new-secret", "pbx.example.com", 5061));
        file.Should().Contain("transport_type = 2\n");
    }

    [Fact]
    public async Task The_mask_leaves_the_password_as_it_is()
    {
        string mac = await AddAsync();
        string before = await _client.FileAsync("/provision/" + mac);

        using HttpResponseMessage response = await _client.EditAsync(mac, new JsonObject { ["password"] = "********" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await _client.FileAsync("/provision/" + mac)).Should().Be(before);
    }

    [Fact]
    public async Task A_device_posted_back_as_it_was_read_is_accepted()
    {
        string mac = await AddAsync();
        JsonElement read = await DeviceAsync(mac);
        string file = await _client.FileAsync("/provision/" + mac);

        using HttpResponseMessage response = await _client.EditAsync(mac, JsonNode.Parse(read.GetRawText())!, "\"1\"");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        Without(await response.JsonAsync(), "").Should().Equal(Without(read, ""));
        (await _client.FileAsync("/provision/" + mac)).Should().Be(file);
    }

    [Fact]
    public async Task Read_only_members_are_taken_whatever_they_hold_and_change_nothing()
    {
        string mac = await AddAsync();
        JsonElement before = await DeviceAsync(mac);

        using HttpResponseMessage response = await _client.EditAsync(mac, new JsonObject
        {
            ["id"] = "00000000-0000-0000-0000-000000000000",
            ["provisionUrl"] = "http://evil.example",
            ["createdAt"] = 1,
            ["updatedAt"] = null,
            ["version"] = 77,
        });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        Without(await response.JsonAsync(), "").Should().Equal(Without(before, ""));
    }

    [Fact]
    public async Task A_null_transport_is_the_default()
    {
        string mac = await AddAsync();
        await _client.EditAsync(mac, new JsonObject { ["transport"] = "tls" });

        using HttpResponseMessage response = await _client.EditAsync(mac, new JsonObject { ["transport"] = null });

        (await response.JsonAsync()).GetProperty("transport").GetString().Should().Be("udp");
    }

    [Fact]
    public async Task A_new_mac_moves_the_device_to_a_new_url()
    {
        string old = await AddAsync();
        string taken = Mac.Next();
        string colons = string.Join(':', taken.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

        using HttpResponseMessage response = await _client.EditAsync(old, new JsonObject { ["macAddress"] = taken });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLocation!.OriginalString.Should().Be($"{ConsoleClient.Devices}/{colons}");
        (await response.JsonAsync()).GetProperty("provisionUrl").GetString().Should().EndWith("/provision/" + taken);
        (await _client.FetchAsync($"{ConsoleClient.Devices}/{old}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _client.FetchAsync($"/provision/{old}.cfg")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _client.FileAsync($"/provision/{taken}.cfg")).Should().Contain("account.1.password = Zx9-planted\n");
    }

    [Fact]
    public async Task The_same_mac_in_another_writing_moves_nothing()
    {
        string mac = await AddAsync();

        using HttpResponseMessage response = await _client.EditAsync(mac, new JsonObject { ["macAddress"] = mac.ToUpperInvariant() });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLocation.Should().BeNull();
    }

    [Fact]
    public async Task The_mac_of_another_device_is_refused_and_both_stay()
    {
        string mac = await AddAsync();
        string other = await AddAsync();
        string before = (await DeviceAsync(mac)).GetRawText() + (await DeviceAsync(other)).GetRawText();

        using HttpResponseMessage response = await _client.EditAsync(mac, new JsonObject { ["macAddress"] = other, ["label"] = "Lost" });

        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict, "device-already-exists");
        ((await DeviceAsync(mac)).GetRawText() + (await DeviceAsync(other)).GetRawText()).Should().Be(before);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Brand_and_model_are_checked_as_a_pair(string? brand, string? model, string outcome)
    {
        string mac = await AddAsync();
        var changes = new JsonObject();
        foreach ((string member, string? value) in ((string, string?)[])[("brand", brand), ("model", model)])
        {
            if (value is not null)
            {
                changes[member] = value;
            }
        }

        using HttpResponseMessage response = await _client.EditAsync(mac, changes);

        if (outcome.StartsWith("refused: ", StringComparison.Ordinal))
        {
            JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(outcome["refused: ".Length..]);
        }
        else
        {
            JsonElement device = await response.JsonAsync();
            $"{device.GetProperty("brand")} {device.GetProperty("model")}".Should().Be(outcome);
        }
    }

    [Fact]
    public async Task A_change_of_brand_changes_the_language_of_the_file()
    {
        string mac = await AddAsync();

        await _client.EditAsync(mac, new JsonObject { ["brand"] = "Fanvil", ["model"] = "X3S" });

        string file = await _client.FileAsync($"/provision/{mac}.txt");
        PhoneAccount.InFileOf("Fanvil", file).Password.Should().Be("Zx9-planted");
    }

    [Fact]
    public async Task POST_to_edit_does_what_PATCH_does()
    {
        string mac = await AddAsync();

        using HttpResponseMessage response = await _client.PostAsync(
            new Uri($"{ConsoleClient.Devices}/{mac}/edit", UriKind.Relative), ConsoleClient.Json("""{ "label": "By POST" }"""));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.ETag!.Tag.Should().Be("\"2\"");
        (await DeviceAsync(mac)).GetProperty("label").GetString().Should().Be("By POST");
    }

    [Fact]
    public async Task A_device_that_is_not_there_cannot_be_edited()
    {
        using HttpResponseMessage response = await _client.EditAsync(Mac.Next(), new JsonObject { ["model"] = "T99" }, "\"1\"");

        await response.ShouldBeProblemAsync(HttpStatusCode.NotFound, "device-not-found");
    }

    // What an edit never keeps is left out too.
    private static Dictionary<string, string> Without(JsonElement device, string member) => device.EnumerateObject()
        .Where(property => property.Name != member && property.Name is not ("updatedAt" or "version"))
        .ToDictionary(property => property.Name, property => property.Value.GetRawText());

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private Task<JsonElement> DeviceAsync(string mac) => _client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
}

public sealed class EditOnSqliteTests(ServiceFixture<Sqlite> fixture) : EditTests<Sqlite>(fixture);

public sealed class EditOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : EditTests<PostgreSql>(fixture);

public sealed class EditOnMySqlTests(ServiceFixture<MySql> fixture) : EditTests<MySql>(fixture);

public sealed class EditOnMariaDbTests(ServiceFixture<MariaDb> fixture) : EditTests<MariaDb>(fixture);
