using System.Net;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Storage;

public sealed class DiskTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SmallDisk? _disk;

    public DiskTests() => _disk = Environment.IsPrivilegedProcess ? SmallDisk.Mount(_folder.Combine("data")) : null;

    public void Dispose()
    {
        _disk?.Dispose();
        _folder.Dispose();
    }

    [NeedsRootFact]
    public async Task With_a_read_only_folder_the_process_stays_up_and_becomes_ready_by_itself_when_it_can_write()
    {
        _disk!.MakeReadOnly();
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilLiveAsync();

        using HttpResponseMessage ready = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using HttpResponseMessage phone = await service.Client.GetAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
        using HttpResponseMessage console = await service.Client.AddAsync(ConsoleClient.Device());

        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        phone.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        phone.Headers.RetryAfter.Should().NotBeNull();
        await console.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        console.Headers.RetryAfter.Should().NotBeNull();
        _disk.MakeWritable();
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device());
    }

    [NeedsRootFact]
    public async Task On_a_full_disk_changes_are_refused_whole_reads_go_on_and_space_is_all_it_takes_to_recover()
    {
        using ServiceProcess service = ServiceProcess.Start(_folder.Path);
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device("805ec0123456", label: "Before"));
        _disk!.Fill();

        List<string> kept = [];
        HttpResponseMessage refused = await AddUntilRefusedAsync(service.Client, kept);

        await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        using HttpResponseMessage phone = await service.Client.GetAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
        phone.StatusCode.Should().Be(HttpStatusCode.OK);
        _disk.FreeSpace();
        await service.Client.AddedAsync(ConsoleClient.Device("805ec0ffffff", label: "After"));
        (await service.Client.ReadAsync(ConsoleClient.Devices)).GetProperty("totalItems").GetInt64().Should().Be(kept.Count + 2);
    }

    [NeedsRootFact]
    public async Task An_import_that_the_folder_for_temporary_files_cannot_hold_is_refused_whole_and_leaves_no_file()
    {
        using var folder = new TestFolder();
        using ServiceProcess service = ServiceProcess.Start(folder.Path, temporary: _disk!.Path);
        await service.WaitUntilReadyAsync();
        _disk.Fill();
        string[] macs = BulkClient.Macs(10_000);

        using HttpResponseMessage refused = await service.Client.ImportAsync(BulkClient.Csv(macs, "Too many"));
        using HttpResponseMessage untold = await service.Client.ImportAsync(BulkClient.Csv(macs, "Too many"), query: "?dryRun=true");

        await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        await untold.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        (await service.Client.CountAsync("Too many")).Should().Be(0);
        _disk.FreeSpace();
        Directory.EnumerateFiles(_disk.Path, "endpoint-manager-*").Should().BeEmpty();
        using HttpResponseMessage taken = await service.Client.ImportAsync(BulkClient.Csv(macs, "Too many"));
        taken.StatusCode.Should().Be(HttpStatusCode.OK, "the space that the refused ones took is free again");
    }

    // The log file has some pages left when the disk is full, so the first changes may still fit.
    private static async Task<HttpResponseMessage> AddUntilRefusedAsync(HttpClient client, List<string> kept)
    {
        while (true)
        {
            JsonObject device = ConsoleClient.Device(Mac.Next());
            HttpResponseMessage response = await client.AddAsync(device);
            if (response.StatusCode != HttpStatusCode.Created)
            {
                return response;
            }

            kept.Add((string)device["macAddress"]!);
            kept.Should().HaveCountLessThan(5000);
        }
    }
}
