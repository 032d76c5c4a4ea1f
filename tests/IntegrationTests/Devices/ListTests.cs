using System.Globalization;
using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Devices;

public abstract class ListTests<TEngine>(Fleet<TEngine> fleet) : IClassFixture<Fleet<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private readonly HttpClient _client = fleet.Service.Client;

    public static TheoryData<string> SortKeys { get; } =
        ["macAddress", "label", "username", "brand", "model", "serverAddress", "createdAt", "updatedAt"];

    /// <summary>Search texts, and the last digits of the MAC addresses that they find.</summary>
    public static TheoryData<string, string> Searches { get; } = new()
    {
        { "", "01 02 03 04 05 06 07" },
        { "   ", "01 02 03 04 05 06 07" },
        { "nothing like it", "" },
        // MAC addresses, whole and in part, in any writing.
        { "805ec0000003", "03" },
        { "80:5E:C0:00:00:03", "03" },
        { "80-5e-c0-00-00-03", "03" },
        { "805e.c000.0003", "03" },
        { "0C:38", "06 07" },
        { "00:00:0", "01 02 03 04 05 06 07" },
        { "80:5Z", "" },
        // Label, user name and model; their case does not matter, their accents do.
        { "ärztezimmer", "01" },
        { "ÄRZTEZIMMER", "01" },
        { "Arztezimmer", "02" },
        { "zimmer", "01 02" },
        { " ärzte ", "01" },
        { "ΑΘΉΝΑ", "05" },
        { "JOHN.DOE", "04" },
        { "t46s", "01 02" },
        { "x3", "06" },
        { "T42S", "03" },
        // Neither brand nor server nor password is searched.
        { "Yealink", "" },
        { "203.0.113", "" },
        { "planted-secret", "" },
        // Nothing is a wildcard or an end of a text.
        { "%", "03" },
        { "_", "04" },
        { "\\", "05" },
        { "'", "06" },
        { "\"", "07" },
        { "*", "" },
        { "0%", "03" },
        { "' OR 1=1 --", "" },
        // Not across two members: label and user name of the first.
        { "immer2001", "" },
        { "immer 2001", "" },
    };

    public static TheoryData<string, string> BadQueries { get; } = new()
    {
        { "page=0", "page" },
        { "page=-1", "page" },
        { "page=%2B1", "page" },
        { "page=1.0", "page" },
        { "page=1e3", "page" },
        { "page=%201", "page" },
        { "page=2147483648", "page" },
        { "page=%D9%A1", "page" },
        { "page=x", "page" },
        { "pageSize=0", "pageSize" },
        { "pageSize=201", "pageSize" },
        { "pageSize=1000000000", "pageSize" },
        { "sort=password", "sort" },
        { "sort=id", "sort" },
        { "sort=--label", "sort" },
        { "sort=%2Blabel", "sort" },
        { "sort=LABEL", "sort" },
        { "sort=label,username", "sort" },
        { "sort=label;drop", "sort" },
        { "sort=7", "sort" },
        { "search=%00", "search" },
        { "search=zimmer%0A2001", "search" },
        { "brand=Yea%00link", "brand" },
        { "model=T46S%00", "model" },
        { "page=x&pageSize=999&sort=none&search=%00&brand=%00&model=%1B", "page pageSize sort search brand model" },
    };

    [Fact]
    public async Task A_list_begins_with_the_first_25_by_mac()
    {
        JsonElement list = await ListAsync("");

        list.EnumerateObject().Select(member => member.Name).Should().Equal("items", "page", "pageSize", "totalItems", "totalPages");
        list.GetProperty("page").GetInt32().Should().Be(1);
        list.GetProperty("pageSize").GetInt32().Should().Be(25);
        list.GetProperty("totalItems").GetInt64().Should().Be(Fleet<TEngine>.Size);
        list.GetProperty("totalPages").GetInt64().Should().Be(1);
        Texts(list, "macAddress").Should().BeInAscendingOrder(StringComparer.Ordinal);
        Texts(list, "password").Should().AllBe("********");
    }

    [Fact]
    public async Task A_device_reads_alike_alone_and_in_a_list()
    {
        JsonElement listed = (await ListAsync("")).GetProperty("items")[0];

        JsonElement alone = await _client.ReadAsync($"{ConsoleClient.Devices}/{listed.GetProperty("macAddress")}");

        listed.GetRawText().Should().Be(alone.GetRawText());
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    [InlineData(200, 1)]
    public async Task Page_after_page_shows_every_device_once(int pageSize, int pages)
    {
        var seen = new List<string>();
        for (int page = 1; page <= pages; page++)
        {
            JsonElement list = await ListAsync($"?page={page}&pageSize={pageSize}&sort=label");
            list.GetProperty("totalPages").GetInt32().Should().Be(pages);
            seen.AddRange(Texts(list, "macAddress"));
        }

        seen.Should().Equal(Texts(await ListAsync("?sort=label"), "macAddress"));
    }

    [Theory]
    [InlineData("?page=2")]
    [InlineData("?page=2147483647&pageSize=200")]
    [InlineData("?page=4&pageSize=3")]
    public async Task A_page_past_the_end_is_empty(string query)
    {
        JsonElement list = await ListAsync(query);

        list.GetProperty("items").GetArrayLength().Should().Be(0);
        list.GetProperty("totalItems").GetInt64().Should().Be(Fleet<TEngine>.Size);
    }

    [Fact]
    public async Task A_list_of_nothing_has_no_pages()
    {
        JsonElement list = await ListAsync("?search=nothing+like+it");

        list.GetProperty("totalItems").GetInt64().Should().Be(0);
        list.GetProperty("totalPages").GetInt64().Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task A_bad_query_is_refused_naming_every_bad_parameter(string query, string parameters)
    {
        using HttpResponseMessage response = await _client.FetchAsync($"{ConsoleClient.Devices}?{query}");

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().BeEquivalentTo(parameters.Split(' '));
    }

    [Theory]
    [InlineData("?page=&pageSize=&search=&brand=&model=&sort=")]
    [InlineData("?unknown=1&$top=1")]
    public async Task Empty_and_unknown_parameters_say_nothing(string query)
    {
        JsonElement list = await ListAsync(query);

        list.GetRawText().Should().Be((await ListAsync("")).GetRawText());
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_search_finds(string text, string lastDigits)
    {
        JsonElement list = await ListAsync("?search=" + Uri.EscapeDataString(text));

        LastDigits(list).Should().Be(lastDigits);
        list.GetProperty("totalItems").GetInt32().Should().Be(list.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData(100, HttpStatusCode.OK)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task A_search_text_has_a_limit(int length, HttpStatusCode status)
    {
        using HttpResponseMessage response = await _client.FetchAsync($"{ConsoleClient.Devices}?search={new string('x', length)}");

        response.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("brand=fanVIL", "06 07")]
    [InlineData("brand=YEALINK&model=t46s", "01 02")]
    [InlineData("model=x5S", "07")]
    [InlineData("brand=Yealink&model=X5S", "")]
    [InlineData("brand=Nokia", "")]
    [InlineData("model=T4", "")]
    [InlineData("brand=%25", "")]
    [InlineData("brand=yealink&search=zimmer&model=T46S", "01 02")]
    public async Task Filters_take_names_in_any_case_and_all_apply(string query, string lastDigits)
    {
        JsonElement list = await ListAsync("?" + query);

        LastDigits(list).Should().Be(lastDigits);
    }

    [Theory]
    [MemberData(nameof(SortKeys))]
    public async Task Every_order_goes_both_ways_with_ties_by_mac(string key)
    {
        List<JsonElement> devices = [.. (await ListAsync("")).GetProperty("items").EnumerateArray()];
        // Without its Z a time of whole seconds comes before its fractions.
        string KeyOf(JsonElement device) => device.GetProperty(key).GetString()!.ToLowerInvariant().TrimEnd(key.EndsWith("At", StringComparison.Ordinal) ? 'z' : '\0');
        string MacOf(JsonElement device) => device.GetProperty("macAddress").GetString()!;

        string[] ascending = Texts(await ListAsync("?sort=" + key), "macAddress");
        string[] descending = Texts(await ListAsync("?sort=-" + key), "macAddress");

        ascending.Should().Equal(devices.OrderBy(KeyOf, StringComparer.Ordinal).ThenBy(MacOf, StringComparer.Ordinal).Select(MacOf));
        descending.Should().Equal(
            devices.OrderByDescending(KeyOf, StringComparer.Ordinal).ThenBy(MacOf, StringComparer.Ordinal).Select(MacOf));
    }

    private static string[] Texts(JsonElement list, string member) =>
        [.. list.GetProperty("items").EnumerateArray().Select(device => device.GetProperty(member).GetString()!)];

    private static string LastDigits(JsonElement list) => string.Join(' ', Texts(list, "macAddress").Select(mac => mac[^2..]).Order());

    private Task<JsonElement> ListAsync(string query) => _client.ReadAsync(ConsoleClient.Devices + query);
}

/// <summary>A service with seven devices, added in no particular order.</summary>
public sealed class Fleet<TEngine> : ServiceFixture<TEngine>
    where TEngine : DatabaseEngine, new()
{
    public const int Size = 7;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync(5, "Yealink", "VP530", "Αθήνα \\ b", "3001", "b.example.com");
        await AddAsync(2, "Yealink", "T46S", "Arztezimmer", "2002", "203.0.113.10");
        await AddAsync(7, "Fanvil", "X5S", "say \"hi\"", "2002", "a.example.com");
        await AddAsync(1, "Yealink", "T46S", "Ärztezimmer", "2001", "203.0.113.10");
        await AddAsync(4, "Yealink", "T54S", "Under_score", "John.Doe", "203.0.113.10:5080");
        await AddAsync(6, "Fanvil", "X3S", "O'Hara", "2001", "a.example.com");
        await AddAsync(3, "Yealink", "T42S", "100% office", "2001", "203.0.113.9");
        await Service.Client.EditAsync(MacOf(2, "Yealink"), new System.Text.Json.Nodes.JsonObject());
    }

    private static string MacOf(int number, string brand) =>
        (brand == "Fanvil" ? "0c383e0000" : "805ec00000") + number.ToString("x2", CultureInfo.InvariantCulture);

    private Task AddAsync(int number, string brand, string model, string label, string username, string server) =>
        Service.Client.AddedAsync(ConsoleClient.Device(MacOf(number, brand), brand, model, label, username, "planted-secret", server));
}

public sealed class ListOnSqliteTests(Fleet<Sqlite> fleet) : ListTests<Sqlite>(fleet);

public sealed class ListOnPostgreSqlTests(Fleet<PostgreSql> fleet) : ListTests<PostgreSql>(fleet);

public sealed class ListOnMySqlTests(Fleet<MySql> fleet) : ListTests<MySql>(fleet);

public sealed class ListOnMariaDbTests(Fleet<MariaDb> fleet) : ListTests<MariaDb>(fleet);
