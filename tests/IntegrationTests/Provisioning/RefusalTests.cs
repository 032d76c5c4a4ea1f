using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Provisioning;

/// <summary>Every refusal is the same to the byte, so that nobody learns from one what is there.</summary>
public sealed class RefusalTests(ProxiedServiceFixture fixture) : IClassFixture<ProxiedServiceFixture>
{
    private const string NotFound =
        "HTTP/1.1 404 Not Found\nContent-Length: 10\nConnection: close\nContent-Type: text/plain; charset=utf-8\nCache-Control: no-store";

    private readonly TestService _service = fixture.Service;

    /// <summary>Names that get nothing; {0} is the MAC address of a Yealink, {1} that of a Fanvil.</summary>
    public static TheoryData<string> RefusedTargets { get; } =
    [
        "/provision", "/provision/", "/provision//", "/provision/unknown", "/provision/a/b/c",
        "/provision/805ec0fffff0", "/provision/805ec0fffff0.cfg",
        // Not the writing of a MAC address.
        "/provision/80:5e-c0:ff-ff:f0", "/provision/8:05e:c0f:fff:f0", "/provision/805ec0fffff", "/provision/805ec0fffff00",
        "/provision/{0}00", "/provision/:{0}", "/provision/{0}:", "/provision/805ec0fffffg", "/provision/fffe805ec0fffff0",
        "/provision/ffffffffffff", "/provision/000000000000", "/provision/01005e000001",
        // Not a name that phones of the brand make.
        "/provision/{0}.xml", "/provision/{0}.txt", "/provision/{0}.boot", "/provision/{1}.boot", "/provision/{0}.cfg.cfg",
        "/provision/{0}-local.cfg", "/provision/{0}-contact.xml", "/provision/{0}.enc", "/provision/.cfg", "/provision/{0}.",
        "/provision/y000000000000.boot", "/provision/y000000000099.cfg",
        "/provision/F0V00X400000.cfg", "/provision/T46S.cfg",
        // Ways out of the folder that does not exist.
        "/provision/x/{0}", "/provision/{0}/x", "/provision/..%2f..%2fetc%2fpasswd", "/provision/..%5c..%5cwin.ini",
        "/provision/..\\..\\win.ini", "/provision/....//{0}", "/provision/%252e%252e%252f{0}", "/provision/{0}%2f",
        "/provision/%2f{0}", "/provision/{0}%252f", "/provision/{0};x=1", "/provision/{0}%5c",
        // What only looks like a hex digit or like nothing.
        "/provision/{0}%0a", "/provision/{0}%0d%0a", "/provision/{0}%09", "/provision/{0}%20", "/provision/%20{0}",
        "/provision/{0}%c2%a0", "/provision/{0}%e2%80%8d", "/provision/%ef%bb%bf{0}", "/provision/{0}\u001b[31m",
        "/provision/%ef%bc%98%ef%bc%9005ec0fffff0", "/provision/%d9%a8%d9%a05ec0fffff0", "/provision/805e%d0%9e0fffff0",
        "/provision/%ff%fe", "/provision/%zz", "/provision/%",
    ];

    [Theory]
    [MemberData(nameof(RefusedTargets))]
    public async Task A_refusal_does_not_tell_its_reason(string target)
    {
        string path = target
            .Replace("{0}", await AddAsync("Yealink", "T46S"), StringComparison.Ordinal)
            .Replace("{1}", await AddAsync("Fanvil", "X3S"), StringComparison.Ordinal);

        await ShouldBeTheRefusalAsync(path);
    }

    [Fact]
    public async Task A_name_of_eight_thousand_characters_is_refused_like_any_other() =>
        await ShouldBeTheRefusalAsync("/provision/" + new string('a', 8000));

    [Fact]
    public async Task A_known_phone_at_a_public_address_is_refused_like_any_other()
    {
        string mac = await AddAsync("Yealink", "T46S");

        foreach (string path in (string[])["/provision/" + mac, $"/provision/{mac}.cfg", "/provision/y000000000066.cfg"])
        {
            await ShouldBeTheRefusalAsync(path, "X-Forwarded-For: 8.8.8.8");
        }
    }

    [Fact]
    public async Task A_deleted_phone_is_refused_like_any_other()
    {
        string mac = await AddAsync("Yealink", "T46S");

        await _service.Client.DeleteAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));

        await ShouldBeTheRefusalAsync($"/provision/{mac}.cfg", "If-None-Match: *");
    }

    [Fact]
    public async Task A_request_line_of_nine_thousand_characters_is_414()
    {
        string answer = await RawHttp.GetAsync(_service.Address, "/provision/" + new string('a', 9000));

        RawHttp.StatusOf(answer).Should().Be(414);
    }

    [Fact]
    public async Task A_NUL_in_the_path_is_400_without_a_word()
    {
        RawAnswer answer = RawAnswer.Parse(await RawHttp.GetAsync(_service.Address, "/provision/%00"));

        answer.Status.Should().Be(400);
        answer.Body.Should().BeEmpty();
    }

    // The server folds dot segments before anything else, so rules by path prefix in a proxy in front are no guard.
    [Theory]
    [InlineData("/provision/../console/endpoint-manager/devices")]
    [InlineData("/provision/%2e%2e/console/endpoint-manager/devices")]
    [InlineData("/provision/./../CONSOLE/endpoint-manager/devices")]
    public async Task A_way_out_to_the_console_meets_its_guard(string target)
    {
        RawAnswer answer = RawAnswer.Parse(await RawHttp.GetAsync(_service.Address, target, "X-Forwarded-For: 192.168.1.20"));

        answer.Status.Should().Be(401);
        answer.Header("Content-Type").Should().Be("application/problem+json");
    }

    private async Task ShouldBeTheRefusalAsync(string target, params string[] headers)
    {
        RawAnswer get = RawAnswer.Parse(await RawHttp.GetAsync(_service.Address, target, headers));
        RawAnswer head = RawAnswer.Parse(await RawHttp.SendAsync(
            _service.Address,
            $"HEAD {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + string.Concat(headers.Select(line => line + "\r\n")) + "\r\n"));

        get.Head.Should().Be(NotFound);
        get.Body.Should().Be("Not Found\n");
        head.Head.Should().Be(NotFound);
        head.Body.Should().BeEmpty();
    }

    private async Task<string> AddAsync(string brand, string model)
    {
        string mac = Mac.Next();
        await _service.Client.AddedAsync(ConsoleClient.Device(mac, brand, model));
        return mac;
    }
}
