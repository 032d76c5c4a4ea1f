using EndpointManager.Application.Common;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Application;

/// <summary>Steps of a job, of which each may be done again when nobody knows whether it was done.</summary>
public sealed class JobStepsTests
{
    private static readonly Dictionary<int, string> Nobody = [];
    private static readonly ServiceSettings Armed = new() { Provisioning = new ProvisioningSettings { WindowMinutes = 30 } };

    private readonly FakeJobs _jobs = new(3);
    private readonly FakeAccesses _accesses = new();
    private readonly JobSteps _steps;
    private readonly JobLease _lease;

    public JobStepsTests()
    {
        _steps = new JobSteps(new FakeUnit(), _jobs, TestAccess.Arming(_accesses, Armed), TimeProvider.System);
        _lease = _jobs.Job.Take(Guid.NewGuid());
    }

    [Fact]
    public async Task What_was_noted_as_sent_is_not_noted_again()
    {
        await SendAsync(1);
        await SendAsync(1);
        _jobs.Items[0].Attempt.Should().Be(1);

        await SendAsync(2);
        await SendAsync(2);
        _jobs.Items[0].Attempt.Should().Be(2);
        _jobs.Job.Counts.Sent.Should().Be(1);
    }

    [Fact]
    public async Task A_result_is_noted_once_and_frees_the_device()
    {
        await SendAsync(1);

        await RecordAsync(JobItemState.Accepted);
        await RecordAsync(JobItemState.Rejected);

        _jobs.Items[0].State.Should().Be(JobItemState.Accepted);
        _jobs.Job.Counts.Accepted.Should().Be(1);
        _jobs.Freed.Should().Contain(_jobs.Items[0].DeviceId).And.NotContain(_jobs.Items[1].DeviceId);
    }

    [Fact]
    public async Task While_a_job_is_being_cancelled_nothing_is_noted_as_sent()
    {
        _jobs.Job.Cancel();

        (await SendAsync(1)).Should().Be(JobState.Cancelling);

        _jobs.Items[0].State.Should().Be(JobItemState.Queued);
        _accesses.All.Should().BeEmpty("their phones are not told to come");
    }

    [Fact]
    public async Task Those_that_cannot_be_notified_are_left_out_and_freed()
    {
        await _steps.SendAsync(_lease, new Dictionary<int, int> { [0] = 1 }, new Dictionary<int, string> { [2] = "Gone." }, CancellationToken.None);

        _jobs.Items.Select(item => item.State).Should().Equal(JobItemState.Sent, JobItemState.Queued, JobItemState.Cancelled);
        _jobs.Freed.Should().Equal(_jobs.Items[2].DeviceId);
    }

    [Fact]
    public async Task Those_that_are_about_to_be_notified_are_armed_and_no_others()
    {
        await _steps.SendAsync(
            _lease, new Dictionary<int, int> { [0] = 1, [1] = 1 }, new Dictionary<int, string> { [2] = "Gone." }, CancellationToken.None);

        _accesses.All.Select(access => access.DeviceId).Should().Equal(_jobs.Items[0].DeviceId, _jobs.Items[1].DeviceId);
        _accesses.All.Should().OnlyContain(access => access.ArmedAt != null);
    }

    [Fact]
    public async Task All_that_wait_are_left_out_some_at_a_time()
    {
        (await _steps.LeaveOutSomeAsync(_lease, 2, "x", CancellationToken.None)).Should().BeTrue();
        (await _steps.LeaveOutSomeAsync(_lease, 2, "x", CancellationToken.None)).Should().BeFalse();

        _jobs.Job.Counts.Cancelled.Should().Be(3);
        _jobs.Freed.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_job_is_taken_only_as_it_was_seen()
    {
        var seen = new OpenJob(_jobs.Job.Id, NotifyAction.Reboot, Guid.Empty, _jobs.Job.Version);
        _jobs.Job.Confirm(_lease);

        (await _steps.TakeAsync(seen, Guid.NewGuid(), CancellationToken.None)).Should().BeNull();
        (await _steps.TakeAsync(seen with { Version = _jobs.Job.Version }, Guid.NewGuid(), CancellationToken.None))!.Value.Fence.Should().Be(2);
    }

    [Fact]
    public async Task Whoever_lost_the_job_is_told_by_every_step_even_where_it_had_nothing_to_do()
    {
        _jobs.Job.Take(Guid.NewGuid());

        foreach (Func<Task> step in new Func<Task>[]
        {
            () => SendAsync(1), () => RecordAsync(JobItemState.Accepted), () => _steps.ConfirmAsync(_lease, default), () => _steps.ReleaseAsync(_lease, default),
            () => _steps.CompleteAsync(_lease, default), () => _steps.LeaveOutSomeAsync(_lease, 1, "x", default),
        })
        {
            await step.Should().ThrowAsync<JobLeaseLostException>();
        }

        _jobs.Items.Should().OnlyContain(item => item.State == JobItemState.Queued);
        _jobs.Freed.Should().BeEmpty();
    }

    private Task<JobState> SendAsync(int attempt) =>
        _steps.SendAsync(_lease, new Dictionary<int, int> { [0] = attempt }, Nobody, CancellationToken.None);

    private Task RecordAsync(JobItemState state) =>
        _steps.RecordAsync(_lease, [JobItemResult.Of(0, state, "x")], CancellationToken.None);

    private sealed class FakeUnit : IUnitOfWork
    {
        public Task<T> ExecuteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => work();
    }

    private sealed class FakeJobs : IJobRepository
    {
        public FakeJobs(int devices)
        {
            Job = Job.Start(JobId.New(TestDevices.Noon), NotifyAction.Reboot, devices, TestDevices.Noon);
            Items = [.. Enumerable.Range(0, devices).Select(position =>
                new JobItem(Job.Id, position, new DeviceId(Guid.NewGuid()), ParsedValue.Parse<MacAddress>("805ec0123456")))];
        }

        public Job Job { get; }

        public List<JobItem> Items { get; }

        public List<DeviceId> Freed { get; } = [];

        public Task<Job?> FindAsync(JobId id, CancellationToken cancellationToken) => Task.FromResult<Job?>(Job);

        public Task<IReadOnlyList<JobItem>> FindItemsAsync(JobId id, IReadOnlyCollection<int> positions, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<JobItem>>([.. Items.Where(item => positions.Contains(item.Position))]);

        public Task<IReadOnlyList<JobItem>> FindQueuedAsync(JobId id, int atMost, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<JobItem>>([.. Items.Where(item => item.State == JobItemState.Queued).Take(atMost)]);

        public Task FreeDevicesAsync(JobId id, IReadOnlyCollection<DeviceId> devices, CancellationToken cancellationToken)
        {
            Freed.AddRange(devices);
            return Task.CompletedTask;
        }
    }
}
