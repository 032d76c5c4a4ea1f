using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;
using FluentValidation;

namespace EndpointManager.UnitTests.Application;

public sealed class StartJobTests
{
    private readonly FakeStarter _jobs = new();

    [Fact]
    public async Task A_device_that_is_named_twice_has_one_turn_and_those_that_are_not_there_are_named()
    {
        StartedJobResponse started = await StartAsync(
            new DeviceSelection { MacAddresses = ["805ec0000001", "80:5E:C0:00:00:01", "805ec0000009"] }, 3);

        (started.Devices, started.Action).Should().Be((1, NotifyAction.Resync));
        started.NotFound.Should().Equal("80:5E:C0:00:00:09");
        _jobs.Targets.Should().ContainSingle().Which.MacAddress.Value.Should().Be("805ec0000001");
    }

    [Fact]
    public async Task A_filter_that_fits_more_than_a_job_may_have_starts_nothing()
    {
        Func<Task> start = () => StartAsync(new DeviceSelection { Filter = new ListDevicesQuery() }, StartJobCommand.MaxDevices + 1);

        (await start.Should().ThrowAsync<ValidationException>()).Which.Errors.Should().ContainSingle(error => error.PropertyName == "filter");
        _jobs.Targets.Should().BeNull();
    }

    private Task<StartedJobResponse> StartAsync(DeviceSelection selection, int devices) =>
        new StartJobHandler(new FakeFleet(devices), _jobs, TestBrands.Catalogue, TimeProvider.System)
            .Handle(new StartJobCommand(NotifyAction.Resync, selection), CancellationToken.None);

    private sealed class FakeStarter : IJobStarter
    {
        public IReadOnlyList<JobTarget>? Targets { get; private set; }

        public Task StartAsync(Job job, IReadOnlyList<JobTarget> targets, CancellationToken cancellationToken)
        {
            Targets = targets;
            return Task.CompletedTask;
        }
    }

    private sealed class FakeFleet(int devices) : IBulkDevices
    {
        public Task<IReadOnlyList<Device>> FindAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Device>>([.. All().Where(device => macAddresses.Contains(device.MacAddress))]);

        public Task ReadAsync(DeviceFilter filter, Action<Device> take, CancellationToken cancellationToken)
        {
            All().ToList().ForEach(take);
            return Task.CompletedTask;
        }

        public Task WriteAsync(IAsyncEnumerable<Device> added, IAsyncEnumerable<DeviceEdit> edited, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<MacAddress>> DeleteAsync(IReadOnlyList<MacAddress> macAddresses, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<long> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        private IEnumerable<Device> All() => Enumerable.Range(0, devices).Select(number => TestDevices.Of(mac: $"805ec0{number:x6}"));
    }
}
