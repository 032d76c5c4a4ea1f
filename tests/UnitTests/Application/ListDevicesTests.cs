using EndpointManager.Application.Devices;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

public sealed class ListDevicesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("200")]
    [InlineData("007")]
    public async Task A_whole_number_is_accepted(string? text) =>
        (await ErrorsOfAsync(new ListDevicesQuery { Page = text, PageSize = text })).Should().BeEmpty();

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("1.0")]
    [InlineData("1e9")]
    [InlineData("1,000")]
    [InlineData("0x1")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("\uFF11")]
    [InlineData("\u0661")]
    [InlineData("x")]
    public async Task Any_other_number_is_refused_in_both_places(string text) =>
        (await ErrorsOfAsync(new ListDevicesQuery { Page = text, PageSize = text })).Keys.Should().Equal("page", "pageSize");

    [Fact]
    public async Task A_page_has_at_most_200_devices() =>
        (await ErrorsOfAsync(new ListDevicesQuery { PageSize = "201" })).Should()
            .ContainKey("pageSize").WhoseValue.Should().Be("Must be a whole number from 1 to 200.");

    [Theory]
    [InlineData("macAddress")]
    [InlineData("-macAddress")]
    [InlineData("label")]
    [InlineData("username")]
    [InlineData("brand")]
    [InlineData("model")]
    [InlineData("serverAddress")]
    [InlineData("createdAt")]
    [InlineData("-updatedAt")]
    [InlineData("")]
    public async Task A_list_can_be_ordered_by_what_a_device_shows(string sort) =>
        (await ErrorsOfAsync(new ListDevicesQuery { Sort = sort })).Should().BeEmpty();

    [Theory]
    [InlineData("password")]
    [InlineData("MACADDRESS")]
    [InlineData("--label")]
    [InlineData("label,-model")]
    [InlineData("mac;drop table endpoint_devices")]
    [InlineData(" label")]
    [InlineData("-")]
    [InlineData("0")]
    public async Task A_list_is_ordered_by_nothing_else(string sort) =>
        (await ErrorsOfAsync(new ListDevicesQuery { Sort = sort })).Keys.Should().Equal("sort");

    [Fact]
    public async Task A_search_text_has_at_most_100_characters()
    {
        (await ErrorsOfAsync(new ListDevicesQuery { Search = new string('x', 100) })).Should().BeEmpty();
        (await ErrorsOfAsync(new ListDevicesQuery { Search = new string('x', 101) })).Keys.Should().Equal("search");
    }

    [Fact]
    public async Task All_wrong_parameters_are_named_at_once() =>
        (await ErrorsOfAsync(new ListDevicesQuery { Page = "x", PageSize = "x", Sort = "x", Search = new string('x', 101) })).Keys
            .Should().Equal("page", "pageSize", "search", "sort");

    [Fact]
    public async Task Nothing_typed_means_the_first_25_by_mac()
    {
        DeviceFilter filter = await FilterOfAsync(new ListDevicesQuery { Search = "  " });

        filter.Should().BeEquivalentTo(
            new DeviceFilter { Page = 1, PageSize = 25, Sort = new DeviceSort(DeviceSortKey.MacAddress, Descending: false) });
    }

    [Fact]
    public async Task Brand_and_model_are_looked_for_in_the_catalogues_spelling()
    {
        DeviceFilter filter = await FilterOfAsync(new ListDevicesQuery { Brand = "YEALINK", Model = "t46s", Search = " recep ", Sort = "-label" });

        (filter.Brand, filter.Model, filter.Search, filter.Sort.ToString()).Should().Be(("Yealink", "T46S", "recep", "-label"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public async Task The_pages_are_counted(int devices, long pages)
    {
        var stored = new FakeDevices([.. Enumerable.Range(0, devices).Select(_ => TestDevices.Of())]);

        DeviceListResponse page = await Handler(stored).Handle(new ListDevicesQuery { PageSize = "2" }, CancellationToken.None);

        (page.TotalItems, page.TotalPages).Should().Be((devices, pages));
    }

    private static Task<Dictionary<string, string>> ErrorsOfAsync(ListDevicesQuery query) => new ListDevicesValidator().ErrorsAsync(query);

    private static async Task<DeviceFilter> FilterOfAsync(ListDevicesQuery query)
    {
        var devices = new FakeDevices();
        await Handler(devices).Handle(query, CancellationToken.None);
        return devices.LastFilter!;
    }

    private static ListDevicesHandler Handler(FakeDevices devices) => new(devices, TestBrands.Catalogue, TestMapping.Responses);
}
