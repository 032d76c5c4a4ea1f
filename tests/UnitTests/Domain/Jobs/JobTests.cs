using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.UnitTests.Domain.Jobs;

public sealed class JobTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly JobItemAnswer Answer = new() { SipStatus = 200, Reason = "OK", Route = "direct", ElapsedMs = 42 };

    public static TheoryData<JobItemState> Results => new() { JobItemState.Accepted, JobItemState.Rejected, JobItemState.Unreachable, JobItemState.TimedOut };

    public static TheoryData<JobItemState> NoResults => new() { JobItemState.Queued, JobItemState.Sent, JobItemState.Cancelled };

    [Fact]
    public void A_new_job_has_all_its_devices_waiting()
    {
        Job job = Of(3);

        job.State.Should().Be(JobState.Running);
        job.Counts.Should().Be(JobCounts.OfQueued(3));
        (job.Counts.Total(), job.Counts.Open()).Should().Be((3, 3));
        job.FinishedAt.Should().BeNull();
    }

    [Fact]
    public void A_job_without_devices_is_over_at_once()
    {
        Job job = Of(0);

        (job.State, job.FinishedAt).Should().Be((JobState.Completed, Noon));
        FluentActions.Invoking(() => job.Take(Guid.NewGuid())).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void A_device_is_sent_and_gets_its_result(JobItemState result)
    {
        (Job job, JobItem item, JobLease lease) = Taken();

        job.Send(lease, item, Noon);
        (item.State, item.Attempt, item.SentAt, job.Counts.Sent, job.Counts.Queued).Should().Be((JobItemState.Sent, 1, Noon, 1, 1));
        job.Finish(lease, item, result, Answer, Noon.AddSeconds(1));

        item.Should().BeEquivalentTo(new { State = result, FinishedAt = Noon.AddSeconds(1), SipStatus = 200, Reason = "OK", Route = "direct", ElapsedMs = 42 });
        job.Counts.Total().Should().Be(2);
        job.Counts.Open().Should().Be(1);
        CountOf(job.Counts, result).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(NoResults))]
    public void What_is_no_result_is_none(JobItemState state)
    {
        (Job job, JobItem item, JobLease lease) = Taken();
        job.Send(lease, item, Noon);

        FluentActions.Invoking(() => job.Finish(lease, item, state, Answer, Noon)).Should().Throw<InvalidOperationException>();
        job.Counts.Sent.Should().Be(1);
    }

    [Fact]
    public void What_was_not_sent_gets_no_result() =>
        Refused((job, item, lease) => job.Finish(lease, item, JobItemState.Accepted, Answer, Noon));

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_stays(JobItemState result)
    {
        (Job job, JobItem item, JobLease lease) = Taken();
        job.Send(lease, item, Noon);
        job.Finish(lease, item, result, Answer, Noon);
        JobCounts counts = job.Counts;

        FluentActions.Invoking(() => job.Send(lease, item, Noon)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => job.Finish(lease, item, JobItemState.Accepted, Answer, Noon)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => job.LeaveOut(lease, item, "x", Noon)).Should().Throw<InvalidOperationException>();
        job.Counts.Should().Be(counts);
    }

    [Fact]
    public void An_open_device_is_repeated_once()
    {
        (Job job, JobItem item, JobLease lease) = Taken();
        job.Send(lease, item, Noon);

        job.Send(lease, item, Noon.AddMinutes(1));

        (item.Attempt, item.SentAt, job.Counts.Sent).Should().Be((2, Noon.AddMinutes(1), 1));
        FluentActions.Invoking(() => job.Send(lease, item, Noon)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Only_a_device_that_waits_can_be_left_out()
    {
        (Job job, JobItem item, JobLease lease) = Taken();

        job.LeaveOut(lease, item, "Gone.", Noon);

        (item.State, item.Reason, item.FinishedAt, item.SentAt).Should().Be((JobItemState.Cancelled, "Gone.", Noon, null));
        (job.Counts.Cancelled, job.Counts.Queued).Should().Be((1, 1));
        (Job other, JobItem sent, JobLease its) = Taken();
        other.Send(its, sent, Noon);
        FluentActions.Invoking(() => other.LeaveOut(its, sent, "x", Noon)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_device_of_another_job_is_refused() =>
        Refused((job, _, lease) => job.Send(lease, ItemOf(Of(1).Id), Noon));

    [Fact]
    public void A_job_that_is_being_cancelled_sends_nothing_and_waits_for_what_was_sent()
    {
        (Job job, JobItem item, JobLease lease) = Taken();
        JobItem waiting = ItemOf(job.Id, 1);
        job.Send(lease, item, Noon);

        job.Cancel();
        long version = job.Version;
        job.Cancel();

        (job.State, job.Version).Should().Be((JobState.Cancelling, version));
        FluentActions.Invoking(() => job.Send(lease, waiting, Noon)).Should().Throw<InvalidOperationException>();
        job.LeaveOut(lease, waiting, "x", Noon);
        job.Complete(lease, Noon);
        job.State.Should().Be(JobState.Cancelling);
        job.Finish(lease, item, JobItemState.TimedOut, Answer, Noon);
        job.Complete(lease, Noon);
        (job.State, job.FinishedAt, job.Holder).Should().Be((JobState.Cancelled, Noon, null));
    }

    [Fact]
    public void A_job_is_over_when_every_device_has_its_result_and_stays_so()
    {
        Job job = Of(1);
        JobLease lease = job.Take(Guid.NewGuid());
        JobItem item = ItemOf(job.Id);
        job.Complete(lease, Noon);
        job.State.Should().Be(JobState.Running);
        job.Send(lease, item, Noon);
        job.Finish(lease, item, JobItemState.Accepted, Answer, Noon);

        job.Complete(lease, Noon);
        job.Complete(lease, Noon.AddDays(1));
        job.Cancel();

        (job.State, job.FinishedAt, job.Holder).Should().Be((JobState.Completed, Noon, null));
    }

    [Fact]
    public void Whoever_lost_a_job_may_change_nothing()
    {
        (Job job, JobItem item, JobLease lost) = Taken();
        job.Send(lost, item, Noon);
        JobLease lease = job.Take(Guid.NewGuid());
        (JobCounts Counts, long Version) before = (job.Counts, job.Version);

        lease.Fence.Should().BeGreaterThan(lost.Fence);
        foreach (Action write in new Action[]
        {
            () => job.Confirm(lost), () => job.Release(lost), () => job.Complete(lost, Noon), () => job.Send(lost, item, Noon),
            () => job.Finish(lost, item, JobItemState.Accepted, Answer, Noon), () => job.LeaveOut(lost, ItemOf(job.Id, 1), "x", Noon),
        })
        {
            write.Should().Throw<JobLeaseLostException>();
        }

        (job.Counts, job.Version).Should().Be(before);
        item.State.Should().Be(JobItemState.Sent);
    }

    [Fact]
    public void Whoever_runs_a_job_moves_it_on_and_may_give_it_back()
    {
        (Job job, _, JobLease lease) = Taken();
        long version = job.Version;

        job.Confirm(lease);
        job.Version.Should().BeGreaterThan(version);
        job.Holder.Should().NotBeNull();
        job.Release(lease);

        job.Holder.Should().BeNull();
    }

    private static void Refused(Action<Job, JobItem, JobLease> change)
    {
        (Job job, JobItem item, JobLease lease) = Taken();

        FluentActions.Invoking(() => change(job, item, lease)).Should().Throw<InvalidOperationException>();
        job.Counts.Should().Be(JobCounts.OfQueued(2));
    }

    private static int CountOf(JobCounts counts, JobItemState state) => state switch
    {
        JobItemState.Accepted => counts.Accepted,
        JobItemState.Rejected => counts.Rejected,
        JobItemState.Unreachable => counts.Unreachable,
        _ => counts.TimedOut,
    };

    private static (Job Job, JobItem Item, JobLease Lease) Taken()
    {
        Job job = Of(2);
        return (job, ItemOf(job.Id), job.Take(Guid.NewGuid()));
    }

    private static Job Of(int devices) => Job.Start(JobId.New(Noon), NotifyAction.Reboot, devices, Noon);

    private static JobItem ItemOf(JobId job, int position = 0) =>
        new(job, position, DeviceId.New(Noon), ParsedValue.Parse<MacAddress>("805ec0123456"));
}
