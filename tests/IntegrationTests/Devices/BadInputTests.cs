using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Devices;

/// <summary>Members that are not what they should be: all of them are named, and nothing is stored.</summary>
public sealed class BadInputTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [MemberData(nameof(BadValues.All), MemberType = typeof(BadValues))]
    public async Task A_bad_value_is_refused_on_add_by_its_name(string member, string value)
    {
        string mac = Mac.Next();
        long before = await CountAsync();

        using HttpResponseMessage response = await PostAsync(With(ConsoleClient.Device(mac), member, value));

        await ShouldNameAsync(response, member);
        (await CountAsync()).Should().Be(before);
    }

    [Theory]
    [MemberData(nameof(BadValues.All), MemberType = typeof(BadValues))]
    public async Task A_bad_value_is_refused_on_edit_by_its_name_and_changes_nothing(string member, string value)
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));
        string before = await DeviceAsync(mac);

        using HttpResponseMessage response = await PatchAsync(mac, With(new JsonObject { ["label"] = "Good" }, member, value));

        await ShouldNameAsync(response, member);
        (await DeviceAsync(mac)).Should().Be(before);
    }

    [Theory]
    [InlineData("macAddress")]
    [InlineData("label")]
    [InlineData("username")]
    [InlineData("password")]
    [InlineData("serverAddress")]
    [InlineData("brand")]
    public async Task A_missing_member_is_named(string member)
    {
        JsonObject device = ConsoleClient.Device(Mac.Next());
        device.Remove(member);

        using HttpResponseMessage response = await _client.AddAsync(device);

        await ShouldNameAsync(response, member);
    }

    [Fact]
    public async Task An_empty_object_is_told_everything_that_a_device_needs()
    {
        using HttpResponseMessage response = await _client.AddAsync(new JsonObject());

        await ShouldNameAsync(response, "macAddress", "brand", "model", "label", "username", "password", "serverAddress");
    }

    [Fact]
    public async Task Everything_wrong_with_an_add_is_said_at_once()
    {
        using HttpResponseMessage response = await PostAsync(
            """
            { "macAddress": null, "brand": "Nokia", "model": 3310, "label": "a\nb", "username": [], "password": "********",
              "serverAddress": "127.1", "transport": "sctp", "labl": "x", "id": 1, "Label": "x" }
            """);

        await ShouldNameAsync(
            response,
            "macAddress", "brand", "model", "label", "username", "password", "serverAddress", "transport", "labl", "id", "Label");
    }

    [Fact]
    public async Task Everything_wrong_with_an_edit_is_said_at_once()
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        using HttpResponseMessage response = await PatchAsync(
            mac,
            """
            { "macAddress": 1, "brand": "Nokia", "model": null, "label": "", "username": "a b", "password": null,
              "serverAddress": "a..b", "transport": 5, "isAdmin": true }
            """);

        await ShouldNameAsync(
            response, "macAddress", "brand", "model", "label", "username", "password", "serverAddress", "transport", "isAdmin");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("provisionUrl")]
    [InlineData("createdAt")]
    [InlineData("updatedAt")]
    [InlineData("version")]
    [InlineData("isAdmin")]
    [InlineData("macaddress")]
    [InlineData("$ref")]
    [InlineData("")]
    public async Task A_member_that_is_not_given_on_add_is_unknown(string member)
    {
        using HttpResponseMessage response = await PostAsync(With(ConsoleClient.Device(Mac.Next()), member, "\"x\""));

        (await ShouldNameAsync(response, member)).GetProperty(member)[0].GetString().Should().Be("Unknown field.");
    }

    [Fact]
    public async Task A_long_unknown_name_is_shown_in_part_and_never_as_half_a_character()
    {
        string name = new string('a', 63) + "\U0001F4DE" + new string('b', 5000);

        using HttpResponseMessage response = await PostAsync(With(ConsoleClient.Device(Mac.Next()), name, "1"));

        JsonElement errors = await ShouldNameAsync(response, new string('a', 63));
        errors.GetRawText().Should().NotContainAny("\uFFFD", "\\uFFFD");
    }

    [Fact]
    public async Task A_brand_beside_a_model_that_contradicts_it_is_the_models_fault()
    {
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device(Mac.Next(), "Yealink", "Fanvil X3S"));

        await ShouldNameAsync(response, "model");
    }

    [Fact]
    public async Task The_mask_is_no_password_of_a_new_device()
    {
        using HttpResponseMessage response = await _client.AddAsync(ConsoleClient.Device(Mac.Next(), password: "********"));

        await ShouldNameAsync(response, "password");
    }

    [Theory]
    [InlineData("80:5e-c0:12:34:56")]
    [InlineData("805ec012345")]
    [InlineData("805ec0123456%0a")]
    [InlineData("%D9%A805ec0123456")]
    [InlineData("..%5c..%5c")]
    [InlineData("805ec0123456%2f")]
    [InlineData("ffffffffffff")]
    public async Task A_bad_mac_in_the_path_is_a_validation_problem(string mac)
    {
        string url = $"{ConsoleClient.Devices}/{mac}";

        (HttpMethod, string)[] operations =
        [
            (HttpMethod.Get, url), (HttpMethod.Patch, url), (HttpMethod.Delete, url),
            (HttpMethod.Post, url + "/edit"), (HttpMethod.Post, url + "/delete"),
        ];
        foreach ((HttpMethod method, string path) in operations)
        {
            using var request = new HttpRequestMessage(method, path) { Content = ConsoleClient.Json("{}") };
            using HttpResponseMessage response = await _client.SendAsync(request);
            await ShouldNameAsync(response, "mac");
        }
    }

    // As text: a JsonNode would not carry what is bad in some of the values.
    private static string With(JsonObject device, string member, string value)
    {
        device.Remove(member);
        string separator = device.Count == 0 ? "" : ",";
        return $"{{{JsonSerializer.Serialize(member)}:{value}{separator}{device.ToJsonString()[1..]}";
    }

    private static async Task<JsonElement> ShouldNameAsync(HttpResponseMessage response, params string[] members)
    {
        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        JsonElement errors = problem.GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).Should().BeEquivalentTo(members);
        errors.EnumerateObject().Should().AllSatisfy(error => error.Value.GetArrayLength().Should().BePositive());
        return errors;
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        _client.PostAsync(new Uri(ConsoleClient.Devices, UriKind.Relative), ConsoleClient.Json(body));

    private Task<HttpResponseMessage> PatchAsync(string mac, string body) =>
        _client.PatchAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative), ConsoleClient.Json(body));

    private async Task<long> CountAsync() => (await _client.ReadAsync(ConsoleClient.Devices)).GetProperty("totalItems").GetInt64();

    private async Task<string> DeviceAsync(string mac) => (await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}")).GetRawText();
}
