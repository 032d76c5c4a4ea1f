using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>Where engines differ by themselves, and the service must not: what is expected is written out, once for all.</summary>
public abstract class ParityTests<TEngine>(ParityFleet<TEngine> fleet) : IClassFixture<ParityFleet<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fleet.Service.Client;

    /// <summary>Search texts, and the labels that they find in the order of MAC addresses.</summary>
    public static TheoryData<string, string[]> Searches { get; } = new()
    {
        { "ALPHA", ["alpha", "Alpha", "ALPHA"] },
        { "ärz", ["Ärzte"] },
        { "arz", ["arzte"] },
        { "é", ["é composed"] },
        { "e\u0301", ["e\u0301 decomposed"] },
        { "ß", ["ß"] },
        { "SS", [] },
        { "αθήνα", ["Αθήνα"] },
        { "αθηνα", [] },
        { "😀", ["😀"] },
        { "😁", [] },
        { "文", ["中文"] },
        { "～", ["～"] },
        { "100%", ["100%"] },
        { "0%", ["100%"] },
        { "%", ["100%"] },
        { "_", ["_"] },
        { "a_p", [] },
        { "a%a", [] },
        { "\\", ["C:\\"] },
        { "\\\\", [] },
        { "'", ["O'Hara"] },
        { "''", [] },
        { "\"", ["\"quoted\""] },
        { "[a-z]", [] },
        { "*", [] },
        { "80:5E:C0:00:0A:07", ["Ärzte"] },
        { "805E.C000.0A07", ["Ärzte"] },
        { "80-5e-c0-00-0a-07", ["Ärzte"] },
        { "805ec0000a07", ["Ärzte"] },
        { "0A:07", ["Ärzte"] },
    };

    /// <summary>Times of the clock, and how an addition at that time is answered.</summary>
    public static TheoryData<string, string> Times { get; } = new()
    {
        { "2026-03-29T01:59:59.9999999Z", "2026-03-29T01:59:59.999Z" },
        { "2026-03-29T02:30:00.0004999Z", "2026-03-29T02:30:00Z" },
        { "2027-12-31T23:59:59.9995Z", "2027-12-31T23:59:59.999Z" },
        { "2028-02-29T12:00:00.123456+14:00", "2028-02-28T22:00:00.123Z" },
    };

    [Fact]
    public async Task Labels_are_ordered_by_character_in_lower_case_with_ties_by_mac()
    {
        string[] labels = await LabelsAsync("?sort=label&pageSize=200");

        labels.Should().Equal(
            "\"quoted\"", "100%", "9", "_", "alpha", "Alpha", "ALPHA", "arzte", "C:\\", "e\u0301 decomposed", "O'Hara", "zulu", "~",
            "ß", "Ärzte", "é composed", "Αθήνα", "中文", "日本", "～", "😀");
    }

    [Fact]
    public async Task The_other_way_round_ties_are_still_by_mac()
    {
        string[] labels = await LabelsAsync("?sort=-label&pageSize=200");

        labels.Should().Equal(
            "😀", "～", "日本", "中文", "Αθήνα", "é composed", "Ärzte", "ß", "~", "zulu", "O'Hara", "e\u0301 decomposed", "C:\\", "arzte",
            "alpha", "Alpha", "ALPHA", "_", "9", "100%", "\"quoted\"");
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_search_finds(string text, string[] labels) =>
        (await LabelsAsync("?pageSize=200&search=" + Uri.EscapeDataString(text))).Should().Equal(labels);

    [Fact]
    public async Task Paging_to_the_end_shows_every_device_once()
    {
        var seen = new List<string>();
        for (int page = 1; page <= 6; page++)
        {
            seen.AddRange(await LabelsAsync($"?sort=brand&pageSize=4&page={page}"));
        }

        seen.Should().Equal(ParityFleet<TEngine>.LabelsByMac);
        (await LabelsAsync("?sort=brand&pageSize=4&page=7")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Front desk ")]
    [InlineData(" Front desk")]
    [InlineData("Front desk\u00A0")]
    public async Task Space_around_a_label_is_refused_rather_than_lost(string label)
    {
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device(Mac.Next(), label: label));

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Theory]
    [InlineData("80:5E:C0:00:0A:07")]
    [InlineData("805ec0000a07")]
    [InlineData("805E.C000.0a07")]
    public async Task A_mac_is_taken_in_whatever_writing(string mac)
    {
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device(mac));

        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict, "device-already-exists");
    }

    [Fact]
    public async Task The_longest_value_of_every_field_is_kept_whole()
    {
        string label = string.Concat(Enumerable.Repeat("😀", 64));
        string password = string.Concat(Enumerable.Repeat("🔑", 128));
        string host = $"{new string('a', 63)}.{new string('b', 63)}.{new string('c', 63)}.{new string('d', 61)}";
        string username = new('~', 64);
        string mac = Mac.Next("0c383e");

        await _client.AddedAsync(ConsoleClient.Device(mac, "Fanvil", "X3S", label, username, password, host + ":65535", "tls"));

        JsonElement device = await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
        device.GetProperty("label").GetString().Should().Be(label);
        device.GetProperty("username").GetString().Should().Be(username);
        device.GetProperty("serverAddress").GetString().Should().Be(host + ":65535");
        device.GetProperty("transport").GetString().Should().Be("tls");
        string file = await _client.GetStringAsync(new Uri($"/provision/{mac}", UriKind.Relative));
        file.Should().Contain($"<password>{password}</password>").And.Contain($"<display_name>{label}</display_name>");
        await DeleteAsync(mac);
    }

    [Theory]
    [InlineData("label", 65)]
    [InlineData("password", 129)]
    public async Task One_character_more_is_refused(string field, int length)
    {
        JsonObject device = ConsoleClient.Device(Mac.Next());
        device[field] = string.Concat(Enumerable.Repeat("😀", length));

        using HttpResponseMessage response = await _client.AddAsync(device);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Theory]
    [MemberData(nameof(Times))]
    public async Task What_an_addition_answers_is_what_is_read_to_the_byte(string now, string answered)
    {
        await using TestService at = await fleet.StartAnotherAsync(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        string mac = Mac.Next();
        using HttpResponseMessage added = await at.Client.AddAsync(ConsoleClient.Device(mac));
        string text = await added.Content.ReadAsStringAsync();

        string read = await at.Client.GetStringAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));

        read.Should().Be(text).And.Contain($"\"createdAt\":\"{answered}\",\"updatedAt\":\"{answered}\"");
        await DeleteAsync(mac);
    }

    [Fact]
    public async Task A_version_fits_once_and_a_move_to_a_taken_mac_changes_nothing()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        using HttpResponseMessage edited = await _client.EditAsync(mac, new JsonObject { ["label"] = "Two" }, "\"1\"");
        using HttpResponseMessage late = await _client.EditAsync(mac, new JsonObject { ["label"] = "Three" }, "\"1\"");
        using HttpResponseMessage moved = await _client.EditAsync(mac, new JsonObject { ["macAddress"] = "805ec0000a07" });

        edited.Headers.ETag!.Tag.Should().Be("\"2\"");
        await late.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "version-conflict");
        await moved.ShouldBeProblemAsync(HttpStatusCode.Conflict, "device-already-exists");
        JsonElement device = await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
        device.GetProperty("label").GetString().Should().Be("Two");
        device.GetProperty("version").GetInt64().Should().Be(2);
        await DeleteAsync(mac);
    }

    // What a test adds would be in the lists of the others.
    private async Task DeleteAsync(string mac)
    {
        using HttpResponseMessage deleted = await _client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));
        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private async Task<string[]> LabelsAsync(string query) =>
        [.. (await _client.ReadAsync(ConsoleClient.Devices + query)).GetProperty("items").EnumerateArray()
            .Select(device => device.GetProperty("label").GetString()!)];
}

public sealed class ParityOnSqliteTests(ParityFleet<Sqlite> fleet) : ParityTests<Sqlite>(fleet);

public sealed class ParityOnPostgreSqlTests(ParityFleet<PostgreSql> fleet) : ParityTests<PostgreSql>(fleet);

public sealed class ParityOnMySqlTests(ParityFleet<MySql> fleet) : ParityTests<MySql>(fleet);

public sealed class ParityOnMariaDbTests(ParityFleet<MariaDb> fleet) : ParityTests<MariaDb>(fleet);
