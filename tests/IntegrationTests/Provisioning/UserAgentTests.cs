using System.Net;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>A phone that asks for the bare URL is known by the MAC address in its User-Agent, however its firmware writes it.</summary>
public sealed class UserAgentTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly HttpClient _client = fixture.Service.Client;

    /// <summary>User-Agents as phones send them: {0} is the MAC address with colons, {1} the bare one.</summary>
    public static TheoryData<string> WithMac { get; } =
    [
        "Yealink SIP-T31G 124.85.257.55 {0}",
        "yealink SIP-T18 18.0.0.80 {0}",
        "Yealink SIP-T38G  38.70.0.125 {0}",
        "Yealink SIP VP-T49G 51.80.0.10 {0}",
        "Yealink W60B 77.81.0.35 {0}",
        "VP530P 23.70.0.40 {0}",
        "Yealink SIP-T56A  58.80.0.25 {1}",
        "Fanvil X4 2.10.2.6887 {1}",
        "Fanvil X6U Pro 0.0.10 {1}",
    ];

    public static TheoryData<string?> WithoutMac { get; } =
    [
        null,
        "",
        "curl/8.5.0",
        "Yealink-T46G 28.71.0.81 28.1.0.128.0.0.0",
        "Yealink SIP-T46S 66.86.0.15",
        "Fanvil X3S 2.10.2.6887 x{1}",
        "Fanvil X3S 2.10.2.6887 {1}0",
        "Fanvil X3S/{1}",
        "ffffffffffff",
        "000000000000",
    ];

    [Theory]
    [MemberData(nameof(WithMac))]
    public async Task The_bare_url_answers_with_the_file_of_the_mac_in_the_user_agent(string userAgent)
    {
        string brand = userAgent.StartsWith("Fanvil", StringComparison.Ordinal) ? "Fanvil" : "Yealink";
        string mac = await AddAsync(brand);

        foreach (string path in (string[])["/provision", "/provision/", "/provision//"])
        {
            using HttpResponseMessage response = await _client.FetchAsync(path, Filled(userAgent, mac));
            response.StatusCode.Should().Be(HttpStatusCode.OK, path);
            response.Headers.Vary.Should().Equal("User-Agent");
            (await response.Content.ReadAsStringAsync()).Should().Be(await _client.FileAsync($"/provision/{mac}.cfg"));
        }
    }

    [Theory]
    [MemberData(nameof(WithoutMac))]
    public async Task Without_one_there_is_nothing(string? userAgent)
    {
        string mac = await AddAsync("Fanvil");

        using HttpResponseMessage response = await _client.FetchAsync("/provision", userAgent is null ? null : Filled(userAgent, mac));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_mac_of_the_path_counts_and_not_that_of_the_user_agent()
    {
        string own = await AddAsync("Yealink");
        string other = await AddAsync("Fanvil");

        string file = await _client.FileAsync($"/provision/{own}.cfg", "Fanvil X3S 2.10.2.6887 " + other);

        file.Should().StartWith("#!version:1.0.0.1\n");
    }

    private static string Filled(string userAgent, string mac) => userAgent
        .Replace("{0}", string.Join(':', mac.Chunk(2).Select(pair => new string(pair))), StringComparison.Ordinal)
        .Replace("{1}", mac, StringComparison.Ordinal);

    private async Task<string> AddAsync(string brand)
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac, brand, brand == "Fanvil" ? "X3S" : "T46S"));
        return mac;
    }
}
