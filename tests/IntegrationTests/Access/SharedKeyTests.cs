using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>One key for all phones, over a real connection.</summary>
public sealed class SharedKeyTests : IAsyncLifetime
{
    private const string Key = "0123456789-abc_DEF";
    private const string Anywhere = "203.0.113.9";

    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await AccessClient.StartAsync(
        new ProvisioningSettings { Access = AccessMode.Shared, SharedKey = AccessClient.Key(Key) },
        phones: new PhoneSettings { AdminPassword = new AdminPassword("adm1n") });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task With_the_key_in_its_url_a_phone_gets_its_file_which_keeps_it_there()
    {
        string mac = await _service.Client.AddedMacAsync();
        string path = await _service.Client.UrlOfAsync(mac);

        string file = await _service.Client.FileFromAsync(path + ".cfg", Anywhere);

        path.Should().Be($"/provision/{Key}/{mac}");
        file.Should().Contain(AccessClient.Planted).And.Contain($"static.auto_provision.server.url = http://203.0.113.10:8080/provision/{Key}\n");
        (await _service.Client.FileFromAsync($"/provision/{Key}/y000000000066.cfg", Anywhere)).Should().NotContain(Key);
    }

    [Fact]
    public async Task The_key_is_never_written_down()
    {
        string mac = await _service.Client.AddedMacAsync();

        await _service.Client.StatusAsync($"/provision/{Key}/{mac}.cfg", Anywhere);
        await _service.Client.StatusAsync($"/provision/{Key}x/{mac}.cfg", Anywhere);
        await _service.Client.StatusAsync($"/provision/{mac}.cfg/{Key}/{mac}.cfg", Anywhere);
        await _service.Client.StatusAsync($"/provision/{Key}{mac}.cfg", Anywhere);
        await _service.Client.StatusAsync($"/provision/{Key}%2F{mac}.cfg", Anywhere);
        await _service.Client.StatusAsync($"/provision/{Key.ToUpperInvariant()}{mac}.cfg", Anywhere);
        await _service.Client.StatusAsync($"/provision/{new string('.', RecordedText.MaxFileLength - 12)}/{Key}/{mac}.cfg", Anywhere);
        await _service.Client.ReadUntilAsync(PhoneRecord.Requests, page => page.GetProperty("totalItems").GetInt32() == 7);

        using HttpResponseMessage requests = await _service.Client.GetAsync(new Uri(PhoneRecord.Requests, UriKind.Relative));
        (await requests.Content.ReadAsStringAsync()).Should().NotContainEquivalentOf(Key[..10]).And.Contain("/" + mac);
        (await _service.Folder.ReadFilesAsync()).Should().NotBeEmpty()
            .And.NotContain(file => file.Value.Contains(Key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_the_key_known_and_unknown_phones_get_one_answer()
    {
        string mac = await _service.Client.AddedMacAsync();

        RawAnswer[] answers = [await AskAsync(mac + ".cfg"), await AskAsync(Mac.Next() + ".cfg"), await AskAsync(mac), await AskAsync("x"), await AskAsync($"{Key}x/{mac}")];

        answers.Select(answer => WithoutNonce(answer.Head) + answer.Body).Distinct().Should().ContainSingle();
        answers[0].Status.Should().Be(401);
        answers[0].Headers.Count(line => line.StartsWith("WWW-Authenticate: ", StringComparison.Ordinal)).Should().Be(3);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task A_client_that_knows_user_and_key_comes_in_by_itself(string scheme)
    {
        string mac = await _service.Client.AddedMacAsync();
        var credentials = new CredentialCache { { _service.Address, scheme, new NetworkCredential("phone", Key) } };
        using var handler = new HttpClientHandler { Credentials = credentials };
        using var client = new HttpClient(handler) { BaseAddress = _service.Address };

        for (int i = 0; i < 3; i++)
        {
            (await client.FileFromAsync($"/provision/{mac}.cfg", Anywhere)).Should().Contain(AccessClient.Planted);
        }
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_and_recorded()
    {
        string mac = await _service.Client.AddedMacAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/provision/{mac}.cfg");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("phone:" + Key + "x")));

        using HttpResponseMessage response = await _service.Client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        JsonElement refused = await _service.Client.LastRequestAsync(mac);
        (refused.Text("reason"), refused.Text("status")).Should().Be(("wrong-credentials", "401"));
        (await _service.Client.DeviceAsync(mac)).GetProperty("fetch").Text("lastSeenAt").Should().BeNull();
    }

    [Fact]
    public async Task Settings_show_the_mode_and_no_key()
    {
        JsonElement settings = await _service.Client.ReadAsync("/console/endpoint-manager/settings");

        settings.GetProperty("provisioning").GetRawText().Should().Be("""{"access":"shared","enforce":true,"windowMinutes":0}""");
    }

    private static string WithoutNonce(string head) => System.Text.RegularExpressions.Regex.Replace(head, "nonce=\"[^\"]*\"", "");

    private async Task<RawAnswer> AskAsync(string file) =>
        RawAnswer.Parse(await RawHttp.GetAsync(_service.Address, "/provision/" + file, "X-Forwarded-For: " + Anywhere));
}
