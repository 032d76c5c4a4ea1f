using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Jobs;
using EndpointManager.Infrastructure.Jobs;

namespace EndpointManager.UnitTests.Jobs;

public sealed class JobWatchTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly JobId Id = JobId.New(DateTimeOffset.UnixEpoch);

    private readonly HandClock _clock = new();
    private readonly JobWatch _watch;

    public JobWatchTests() => _watch = new JobWatch(Lease, _clock);

    [Fact]
    public void A_job_that_nobody_holds_is_free_at_once() => Look(1, holder: null).Should().BeTrue();

    [Fact]
    public void A_job_is_left_when_it_stood_still_for_the_whole_lease()
    {
        Look(1).Should().BeFalse();
        _clock.Move(Lease - TimeSpan.FromSeconds(1));
        Look(1).Should().BeFalse();
        _clock.Move(TimeSpan.FromSeconds(1));
        Look(1).Should().BeTrue();
    }

    [Fact]
    public void A_job_that_moves_on_is_not_left()
    {
        for (int version = 1; version < 10; version++)
        {
            Look(version).Should().BeFalse();
            _clock.Move(Lease - TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void While_nobody_could_look_nobody_could_give_a_sign_of_life()
    {
        Look(1);
        _clock.Move(Lease);
        _watch.Forget();

        Look(1).Should().BeFalse();
        _clock.Move(Lease);
        Look(1).Should().BeTrue();
    }

    private bool Look(long version, Guid? holder) => _watch.FindLeft([new OpenJob(Id, NotifyAction.Reboot, holder, version)]).Count > 0;

    private bool Look(long version) => Look(version, Guid.Empty);
}
