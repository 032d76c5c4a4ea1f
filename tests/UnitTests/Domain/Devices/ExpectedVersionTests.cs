using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Domain.Devices;

public sealed class ExpectedVersionTests
{
    [Fact]
    public void Any_fits_every_version() => ExpectedVersion.Any.Fits(long.MaxValue).Should().BeTrue();

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void The_named_versions_fit_and_no_others(long version, bool fits) =>
        ExpectedVersion.OneOf([1, 3]).Fits(version).Should().Be(fits);

    [Fact]
    public void None_named_fits_no_version() => ExpectedVersion.OneOf([]).Fits(1).Should().BeFalse();
}
