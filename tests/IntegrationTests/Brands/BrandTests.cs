using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Brands;

/// <summary>What the service shows of brands, and what phones of the XML brands get.</summary>
public sealed class BrandTests : IAsyncLifetime
{
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Each_brand_says_whether_it_is_rendered_and_what_its_phones_act_upon()
    {
        JsonElement list = await _service.Client.ReadAsync("/console/endpoint-manager/brands");

        JsonElement yealink = Brand(list, "Yealink");
        yealink.GetProperty("rendered").GetBoolean().Should().BeTrue();
        yealink.GetProperty("notifyEvents").GetProperty("resync").GetString().Should().Be("check-sync;reboot=false");
        JsonElement poly = Brand(list, "Poly");
        poly.GetProperty("rendered").GetBoolean().Should().BeFalse();
        poly.GetProperty("models").GetArrayLength().Should().Be(0);
        poly.GetProperty("notifyEvents").GetProperty("reboot").GetString().Should().Be("check-sync");
        Brand(list, "Yeastar").GetProperty("notifyEvents").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_device_of_a_brand_that_is_known_and_not_rendered_is_refused()
    {
        using HttpResponseMessage response = await _service.Client.AddAsync(ConsoleClient.Device(brand: "poly", model: "VVX400"));

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").GetProperty("brand")[0].GetString().Should().StartWith("Poly is known, but no files are rendered for it yet.");
    }

    [Theory]
    [InlineData("Grandstream", "GXP2170", "00:0B:82:12:34:56", "cfg000b82123456.xml", "cfggxp2170.xml", "cfg000b82123456")]
    [InlineData("Snom", "D785", "00:04:13:12:34:56", "snomD785-000413123456.htm", "snomD785.htm", "000413123456.cfg")]
    [InlineData("Snom", "D785", "00:04:13:12:34:56", "000413123456.xml", "snomd785.htm", "cfg000413123456.xml")]
    [InlineData("Htek", "UC924", "00:1F:C1:12:34:56", "cfg001fc1123456.xml", "cfg0012.xml", "cfg001fc1123456")]
    public async Task A_phone_gets_its_files_and_no_other(
        string brand, string model, string mac, string deviceFile, string commonFile, string otherFile)
    {
        await _service.Client.AddedAsync(ConsoleClient.Device(mac: mac, brand: brand, model: model, password: "Zx9-planted"));

        using HttpResponseMessage device = await _service.Client.GetAsync(new Uri($"/provision/{deviceFile}", UriKind.Relative));
        using HttpResponseMessage common = await _service.Client.GetAsync(new Uri($"/provision/{commonFile}", UriKind.Relative));
        using HttpResponseMessage other = await _service.Client.GetAsync(new Uri($"/provision/{otherFile}", UriKind.Relative));

        device.StatusCode.Should().Be(HttpStatusCode.OK);
        device.Content.Headers.ContentType!.ToString().Should().Be("application/xml; charset=utf-8");
        (await device.Content.ReadAsStringAsync()).Should().Contain("Zx9-planted");
        common.StatusCode.Should().Be(HttpStatusCode.OK);
        (await common.Content.ReadAsStringAsync()).Should().NotContain("Zx9-planted");
        other.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static JsonElement Brand(JsonElement list, string name) =>
        list.GetProperty("items").EnumerateArray().Single(brand => brand.GetProperty("name").GetString() == name);
}
