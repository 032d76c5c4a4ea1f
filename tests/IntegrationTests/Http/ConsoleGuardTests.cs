using System.Text.Json;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Http;

/// <summary>The console answers people on this machine only, whatever a web page or a proxy makes their browser say.</summary>
public sealed class ConsoleGuardTests(ServiceFixture direct, ProxiedServiceFixture proxied)
    : IClassFixture<ServiceFixture>, IClassFixture<ProxiedServiceFixture>
{
    private readonly Uri _address = direct.Service.Address;

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9:1")]
    [InlineData("[::1]:8080")]
    public async Task A_Host_that_is_this_machine_is_answered(string host)
    {
        RawAnswer answer = await AskAsync($"GET {ConsoleClient.Devices} HTTP/1.1\r\nHost: {host}\r\n");

        answer.Status.Should().Be(200);
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("Host: evil.example:8080")]
    [InlineData("Host: localhost.evil.example")]
    [InlineData("Host: localhost.")]
    [InlineData("Host: 127.0.0.1.evil.example")]
    [InlineData("Host: 192.168.1.20")]
    [InlineData("Host: 0.0.0.0")]
    [InlineData("Host: [::ffff:8.8.8.8]")]
    [InlineData("Host:")]
    public async Task A_Host_that_is_not_this_machine_is_a_rebound_name(string header)
    {
        RawAnswer answer = await AskAsync($"GET {ConsoleClient.Devices} HTTP/1.1\r\n{header}\r\n");

        ShouldBeProblem(answer, 400, "malformed-request");
    }

    [Fact]
    public async Task A_rebound_name_is_in_the_audit_trail()
    {
        await AskAsync($"POST {ConsoleClient.Devices} HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 0\r\n");

        JsonElement refused = await direct.Service.Client.ReadUntilAsync(
            $"{KeyClient.Audit}?outcome=refused&action=addDevice",
            page => page.Items().Any(entry => entry.GetProperty("status").GetInt32() == 400));
        JsonElement entry = refused.Items().First(entry => entry.GetProperty("status").GetInt32() == 400);
        (entry.Text("actor"), entry.Text("address")).Should().Be(("anonymous", "127.0.0.1"));
    }

    [Fact]
    public async Task A_client_of_HTTP_1_0_without_Host_is_a_rebound_name_too() =>
        ShouldBeProblem(await AskAsync($"GET {ConsoleClient.Devices} HTTP/1.0\r\n"), 400, "malformed-request");

    [Theory]
    [InlineData("GET /console/endpoint-manager/devices HTTP/1.1\r\n")]
    [InlineData("GET /console/endpoint-manager/devices HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n")]
    [InlineData("GET /console/endpoint-manager/devices HTTP/1.1\r\nHost: local host\r\n")]
    [InlineData("GET http://evil.example/console/endpoint-manager/devices HTTP/1.1\r\nHost: localhost\r\n")]
    public async Task A_request_at_odds_about_its_Host_is_refused_before_anything_looks_at_it(string request)
    {
        RawAnswer answer = await AskAsync(request);

        answer.Status.Should().Be(400);
        answer.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task An_absolute_URL_names_a_host_like_the_header()
    {
        ShouldBeProblem(
            await AskAsync($"GET http://evil.example{ConsoleClient.Devices} HTTP/1.1\r\nHost: evil.example\r\n"), 400, "malformed-request");
        (await AskAsync($"GET http://localhost{ConsoleClient.Devices} HTTP/1.1\r\nHost: localhost\r\n")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin:")]
    [InlineData("Origin: http://localhost.evil.example")]
    [InlineData("Origin: http://localhost\r\nOrigin: http://evil.example")]
    [InlineData("Origin: file:///etc/passwd")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: Cross-Site")]
    [InlineData("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Site: none")]
    [InlineData("Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost")]
    public async Task A_request_that_a_foreign_page_made_is_forbidden_and_changes_nothing(string headers)
    {
        string mac = await AddAsync();

        string[] requests =
            [$"GET {ConsoleClient.Devices}", $"POST {ConsoleClient.Devices}/{mac}/delete", $"DELETE {ConsoleClient.Devices}/{mac}"];
        foreach (string line in requests)
        {
            ShouldBeProblem(await AskAsync($"{line} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n{headers}\r\n"), 403, "forbidden");
        }

        await direct.Service.Client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
    }

    [Theory]
    [InlineData("Origin: http://localhost:8080")]
    [InlineData("Origin: http://127.0.0.1")]
    [InlineData("Origin: http://[::1]:8080")]
    [InlineData("Sec-Fetch-Site: same-origin")]
    [InlineData("Sec-Fetch-Site: none")]
    public async Task A_page_of_this_machine_is_answered(string header)
    {
        string url = $"{ConsoleClient.Devices}/{await AddAsync()}/delete";

        RawAnswer answer = await AskAsync($"POST {url} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n{header}\r\n");

        answer.Status.Should().Be(204);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("X-Forwarded-For:")]
    [InlineData("X-Forwarded-Host: localhost")]
    [InlineData("X-Forwarded-Proto: http")]
    [InlineData("X-Forwarded-Prefix: /x")]
    [InlineData("X-Real-IP: ::1")]
    [InlineData("Forwarded: for=127.0.0.1;host=localhost")]
    public async Task A_forwarding_header_of_an_unconfigured_proxy_is_nobody_on_this_machine(string header) =>
        ShouldBeProblem(await AskAsync($"GET {ConsoleClient.Devices} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n"), 401, "unauthorized");

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("10.0.0.1")]
    [InlineData("8.8.8.8")]
    [InlineData("fe80::1")]
    [InlineData("127.0.0.1, 192.168.1.20")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Behind_a_trusted_proxy_other_machines_stay_out(string source)
    {
        foreach (string path in (string[])[ConsoleClient.Devices, "/CONSOLE/endpoint-manager/settings", "/console/unknown"])
        {
            string answer = await RawHttp.GetAsync(proxied.Service.Address, path, "X-Forwarded-For: " + source);
            ShouldBeProblem(RawAnswer.Parse(answer), 401, "unauthorized");
        }
    }

    [Theory]
    [InlineData("/console/endpoint-manager")]
    [InlineData("/console/endpoint-manager/")]
    [InlineData("/console/endpoint-manager/unknown")]
    [InlineData("/console/endpoint-manager/devices/805ec0123456/unknown")]
    [InlineData("/console/endpoint-manager/devices/805ec0123456/edit/x")]
    [InlineData("/console")]
    [InlineData("/console%2fendpoint-manager/devices")]
    [InlineData("//console/endpoint-manager/devices")]
    [InlineData("/")]
    [InlineData("/favicon.ico")]
    public async Task An_unknown_URL_is_not_found(string path) =>
        ShouldBeProblem(await AskAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\n"), 404, "not-found");

    [Theory]
    [InlineData("PUT", "/devices", "GET, POST")]
    [InlineData("DELETE", "/devices", "GET, POST")]
    [InlineData("TRACE", "/devices", "GET, POST")]
    [InlineData("OPTIONS", "/devices", "GET, POST")]
    [InlineData("PUT", "/devices/805ec0123456", "DELETE, GET, PATCH")]
    [InlineData("POST", "/devices/805ec0123456", "DELETE, GET, PATCH")]
    [InlineData("GET", "/devices/805ec0123456/edit", "POST")]
    [InlineData("GET", "/devices/805ec0123456/delete", "POST")]
    [InlineData("DELETE", "/settings", "GET")]
    [InlineData("POST", "/brands", "GET")]
    public async Task A_method_that_a_URL_does_not_take_is_405_and_names_those_it_does(string method, string path, string allowed)
    {
        RawAnswer answer = await AskAsync(
            $"{method} /console/endpoint-manager{path} HTTP/1.1\r\nHost: localhost\r\nX-Secret: echoed\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n",
            "{}");

        ShouldBeProblem(answer, 405, "method-not-allowed");
        answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal).Should().Equal(allowed.Split(", "));
        answer.Body.Should().NotContain("echoed");
    }

    private static void ShouldBeProblem(RawAnswer answer, int status, string code)
    {
        answer.Status.Should().Be(status, answer.Body);
        answer.Header("Content-Type").Should().Be("application/problem+json");
        string json = answer.Header("Transfer-Encoding") is null ? answer.Body : answer.Body.Split("\r\n")[1];
        JsonDocument.Parse(json).RootElement.GetProperty("type").GetString().Should().Be("urn:endpoint-manager:" + code);
    }

    private async Task<string> AddAsync()
    {
        string mac = Mac.Next();
        await direct.Service.Client.AddedAsync(ConsoleClient.Device(mac));
        return mac;
    }

    private async Task<RawAnswer> AskAsync(string head, string body = "") =>
        RawAnswer.Parse(await RawHttp.SendAsync(_address, $"{head}Connection: close\r\n\r\n{body}"));
}
