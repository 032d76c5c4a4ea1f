using EndpointManager.Application.Requests;

namespace EndpointManager.UnitTests.Application;

public sealed class ListRequestsTests
{
    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once() =>
        (await new ListRequestsValidator().ErrorsAsync(new ListRequestsQuery
        {
            Page = "0",
            PageSize = "201",
            Status = "99",
            Reason = "NotLocal",
            Address = "127.1",
            Mac = "x",
            Since = "yesterday",
        })).Keys.Should().BeEquivalentTo("page", "pageSize", "status", "reason", "address", "mac", "since");

    [Fact]
    public async Task Nothing_typed_is_everything() =>
        (await new ListRequestsValidator().ErrorsAsync(new ListRequestsQuery { Status = "", Reason = "", Address = "", Mac = "", Since = "" }))
            .Should().BeEmpty();

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("FD00::0001", "fd00::1")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("127.1", null)]
    [InlineData("0x7f.0.0.1", null)]
    [InlineData("010.1.2.3", null)]
    [InlineData("167838211", null)]
    [InlineData("phone.lan", null)]
    public void An_address_is_compared_as_it_is_written_down(string text, string? address) => RequestFilters.Address(text).Should().Be(address);

    [Theory]
    [InlineData("2026-01-31T08:30:00Z", "2026-01-31T08:30:00Z")]
    [InlineData("2026-01-31T08:30:00.125Z", "2026-01-31T08:30:00.125Z")]
    [InlineData("2026-01-31T09:30:00+01:00", "2026-01-31T08:30:00Z")]
    [InlineData("2026-01-31T09:30:00 01:00", null)]
    [InlineData("2026-01-31T08:30:00", null)]
    [InlineData("2026-01-31", null)]
    [InlineData("1769848200", null)]
    public void A_time_has_a_zone(string text, string? time) => RequestFilters.Time(text).Should()
        .Be(time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
