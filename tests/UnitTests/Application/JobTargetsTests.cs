using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

public sealed class JobTargetsTests
{
    [Fact]
    public void Servers_take_turns_and_each_keeps_its_order()
    {
        JobTarget[] targets = [Of(1, "a"), Of(2, "a"), Of(3, "a"), Of(4, "b"), Of(5, "c"), Of(6, "b")];

        JobTargets.TakingTurns(targets).Select(target => target.MacAddress.Value[^1]).Should().Equal('1', '4', '5', '2', '6', '3');
    }

    [Fact]
    public void Nobody_has_no_turn() => JobTargets.TakingTurns([]).Should().BeEmpty();

    private static JobTarget Of(int number, string server) =>
        new(new DeviceId(Guid.NewGuid()), ParsedValue.Parse<MacAddress>($"805ec000000{number}"), server);
}
