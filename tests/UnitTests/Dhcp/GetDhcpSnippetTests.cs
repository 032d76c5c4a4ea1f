using EndpointManager.Application.Access;
using EndpointManager.Application.Dhcp;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Brands;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Dhcp;

public sealed class GetDhcpSnippetTests
{
    [Theory]
    [InlineData("http://localhost:8080/provision")]
    [InlineData("http://127.0.0.1:8080/provision")]
    [InlineData("http://[::1]:8080/provision")]
    [InlineData("http://0.0.0.0:8080/provision")]
    public async Task A_url_that_only_this_machine_can_reach_is_pointed_out(string url) =>
        (await GetAsync(url)).Notes.Should().ContainSingle(note => note.Contains("No phone can reach " + url, StringComparison.Ordinal));

    [Fact]
    public async Task A_url_that_phones_can_reach_is_not() =>
        (await GetAsync("http://pbx.example/provision")).Notes.Should().NotContain(note => note.Contains("No phone", StringComparison.Ordinal));

    [Fact]
    public async Task A_url_that_an_option_cannot_hold_is_pointed_out()
    {
        string longest = "http://pbx.example/".PadRight(255 - "/$mac.cfg".Length, 'p');

        (await GetAsync(longest)).Notes.Should().NotContain(note => note.Contains("255", StringComparison.Ordinal));
        (await GetAsync(longest + "p")).Notes.Should().Contain(note => note.Contains("255", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_brand_that_is_rendered_has_its_class()
    {
        string snippet = (await GetAsync("http://pbx.example/p")).Snippet;

        TestBrands.Renderers.All.Should().NotBeEmpty();
        foreach (IBrandRenderer renderer in TestBrands.Renderers.All)
        {
            Brand brand = TestBrands.Catalogue.FindBrand(renderer.Brand)!;
            string tag = brand.Name.ToLowerInvariant();
            snippet.Should().Contain($"dhcp-mac=set:{tag},{brand.MacPrefixes[0].ToLowerInvariant()}:*:*:*\n");
            snippet.Should().Contain($"dhcp-option=tag:{tag},66,\"http://pbx.example/p{EndOf(brand)}\"\n");
        }

        static string EndOf(Brand brand) => brand.DhcpFile switch { null => "", "/" => "/", { } file => "/" + file };
    }

    [Fact]
    public async Task Snom_phones_get_a_url_that_they_look_below() =>
        (await GetAsync("http://pbx.example/p")).Snippet.Should().Contain("dhcp-option=tag:snom,66,\"http://pbx.example/p/\"\n");

    [Fact]
    public async Task A_brand_that_is_not_rendered_has_none()
    {
        Brand[] known = [.. TestBrands.Catalogue.Brands.Where(brand => !brand.Rendered && brand.MacPrefixes.Count > 0)];

        string snippet = (await GetAsync("http://pbx.example/p")).Snippet;

        known.Should().NotBeEmpty();
        snippet.Should().NotContainAny(known.Select(brand => brand.MacPrefixes[0].ToLowerInvariant()));
    }

    [Theory]
    [InlineData(true, "http://pbx.example/p/0123456789abcdef", "The URL holds the shared key")]
    [InlineData(false, "http://pbx.example/p", "The URL is without the shared key")]
    public async Task The_shared_key_is_for_callers_who_may_change_devices(bool mayChange, string url, string note)
    {
        var caller = new Caller();
        caller.Be("test", null, null, mayChange ? ScopeSet.All : ScopeSet.None);

        DhcpSnippetResponse response = await GetAsync(
            "http://pbx.example/p", new ProvisioningSettings { Access = AccessMode.Shared, SharedKey = TestAccess.Key("0123456789abcdef") }, caller);

        response.Url.Should().Be(url);
        response.Snippet.Should().Contain($"66,\"{url}");
        response.Notes.Should().ContainMatch(note + "*");
    }

    [Fact]
    public async Task Without_a_token_in_it_the_url_says_what_it_is_good_for() =>
        (await GetAsync("http://pbx.example/p", new ProvisioningSettings { Access = AccessMode.Token })).Notes
            .Should().ContainMatch("*while its device is armed*");

    private static Task<DhcpSnippetResponse> GetAsync(string url, ProvisioningSettings? provisioning = null, Caller? caller = null)
    {
        var settings = new ServiceSettings { ProvisionUrlBase = url, Provisioning = provisioning ?? new ProvisioningSettings() };
        return new GetDhcpSnippetHandler(settings, TestBrands.Catalogue, new DeviceUrls(settings, caller ?? new Caller(), new FakeTokenVault()))
            .Handle(new GetDhcpSnippetQuery { Server = "dnsmasq" }, CancellationToken.None);
    }
}
