using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.UnitTests.Access;

public sealed class ConsoleGuardTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost")]
    [InlineData("127.0.0.1", "LOCALHOST:8080")]
    [InlineData("127.8.8.8", "127.0.0.1:8080")]
    [InlineData("::1", "[::1]:8080")]
    [InlineData("::ffff:127.0.0.1", "localhost")]
    public async Task People_on_this_machine_come_in(string peer, string host) => (await ComesInAsync(peer, host)).Should().BeTrue();

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData(null)]
    public async Task People_elsewhere_do_not(string? peer)
    {
        Func<Task> ask = () => ComesInAsync(peer, "localhost");

        await ask.Should().ThrowAsync<ForbiddenException>();
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Prefix", "/console")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task Nobody_comes_in_through_a_proxy_that_nobody_configured(string header, string value)
    {
        Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost", (header, value));

        await ask.Should().ThrowAsync<ForbiddenException>();
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("203.0.113.10:8080")]
    [InlineData("0.0.0.0")]
    [InlineData("")]
    public async Task A_name_that_was_made_to_point_here_is_refused(string host)
    {
        Func<Task> ask = () => ComesInAsync("127.0.0.1", host);

        await ask.Should().ThrowAsync<MalformedRequestException>();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "http://localhost@evil.example")]
    [InlineData("Origin", "file:///x")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_foreign_page_is_refused(string header, string value)
    {
        Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost", (header, value));

        await ask.Should().ThrowAsync<ForbiddenException>();
    }

    [Theory]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "http://[::1]:8080")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task The_services_own_page_comes_in(string header, string value) =>
        (await ComesInAsync("127.0.0.1", "localhost", (header, value))).Should().BeTrue();

    private static async Task<bool> ComesInAsync(string? peer, string host, params (string Name, string Value)[] headers)
    {
        bool cameIn = false;
        var guard = new ConsoleGuard(
            _ =>
            {
                cameIn = true;
                return Task.CompletedTask;
            },
            new ServiceSettings());
        HttpContext context = TestRequests.From(peer, [("Host", host), .. headers]);
        context.RequestServices = new ServiceCollection().AddScoped<Caller>().BuildServiceProvider();
        await guard.InvokeAsync(context);
        return cameIn;
    }
}
