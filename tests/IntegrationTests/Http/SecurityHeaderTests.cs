using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Http;

public sealed class SecurityHeaderTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData(ConsoleClient.Devices)]
    [InlineData(ConsoleClient.Devices + "/805ec0999999")]
    [InlineData("/swagger/index.html")]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/nothing")]
    public async Task Whatever_a_browser_may_show_says_that_no_other_page_may_use_it(string path)
    {
        using HttpResponseMessage response = await fixture.Service.Client.GetAsync(new Uri(path, UriKind.Relative));

        string headers = response.ToString();
        headers.Should().Contain("Content-Security-Policy: default-src 'none'").And.Contain("frame-ancestors 'none'")
            .And.Contain("X-Content-Type-Options: nosniff").And.Contain("X-Frame-Options: DENY").And.Contain("Referrer-Policy: no-referrer")
            .And.NotContain("Strict-Transport-Security").And.NotContain("Server:");
    }

    [Fact]
    public async Task What_the_console_says_is_kept_by_no_cache() =>
        (await fixture.Service.Client.GetAsync(new Uri(ConsoleClient.Devices, UriKind.Relative))).Headers.CacheControl!.NoStore.Should().BeTrue();

    [Fact]
    public async Task The_page_of_the_document_has_no_script_of_its_own_that_the_policy_would_stop()
    {
        string page = await fixture.Service.Client.GetStringAsync(new Uri("/swagger/index.html", UriKind.Relative));

        page.Should().Contain("<script src=").And.NotMatchRegex("<script[^>]*>[^<]");
    }

    [Fact]
    public async Task Phones_are_spared_headers_that_they_do_not_need() =>
        (await fixture.Service.Client.GetAsync(new Uri("/provision/805ec0999999", UriKind.Relative))).ToString()
            .Should().NotContain("Content-Security-Policy").And.NotContain("X-Frame-Options");
}
