using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Hosting;

public sealed class ProcessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrong_configuration_ends_the_start_with_file_line_and_key()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, "[sip]\nrate_per_second = 0\n[phone]\nntp = 1");

        (await service.ExitCodeAsync()).Should().Be(2);
        service.Output.Should().Contain("config.toml:2: sip.rate_per_second").And.Contain("config.toml:3").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_time_zone_that_phones_of_a_brand_have_no_name_for_is_said_at_the_start()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, "[phones]\ntime_zone = \"Asia/Kathmandu\"");

        await service.WaitForOutputAsync("phones.time_zone is Asia/Kathmandu, which phones of the brand Htek have no name for");
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_in_good_order()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();

        (await service.StopAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Asked_to_stop_while_it_waits_for_its_database_it_ends_in_good_order()
    {
        Directory.CreateDirectory(_folder.Combine("data"));
        await using FileStream lockOfAnother = new(_folder.Combine("data/endpoint_manager.db.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        while (!service.Output.Contains("WRN", StringComparison.Ordinal))
        {
            await Task.Delay(100);
        }

        // The advice is printed just before the wait begins, which itself says nothing.
        await Task.Delay(TimeSpan.FromSeconds(5));

        (await service.StopAsync()).Should().Be(0);
        service.Output.Should().NotContain("   at ");
    }

    [Fact]
    public async Task An_address_in_use_is_said_plainly()
    {
        using ServiceProcess first = ServiceProcess.Start(_folder.Path);
        await first.WaitUntilReadyAsync();

        using ServiceProcess second = ServiceProcess.Start(
            Directory.CreateDirectory(_folder.Combine("second")).FullName, port: first.Port);

        (await second.ExitCodeAsync()).Should().Be(1);
        second.Output.Should().Contain("address already in use").And.NotContain("   at ");
    }
}
