using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Files;
using EndpointManager.Infrastructure.Persistence;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Bulk;

/// <summary>Bodies that are wrong as such, and clients that are slow or give up.</summary>
public sealed class BulkHttpTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly HttpClient _client = fixture.Service.Client;

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("text/csv; charset=iso-8859-1")]
    public async Task Another_media_type_is_refused(string mediaType)
    {
        using var body = new ByteArrayContent("x"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        using HttpResponseMessage response = await _client.PostAsync(new Uri(ConsoleClient.Devices + "/import", UriKind.Relative), body);

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        problem.GetProperty("detail").GetString().Should().Contain("text/csv");
    }

    [Fact]
    public async Task More_than_an_import_may_have_is_refused_and_more_than_another_request_may_have_is_taken()
    {
        string answer = await RawHttp.SendAsync(
            fixture.Service.Address,
            $"POST {ConsoleClient.Devices}/import HTTP/1.1\r\nHost: {fixture.Service.Address.Authority}\r\nContent-Type: text/csv\r\nContent-Length: {(64 * 1024 * 1024) + 1}\r\nConnection: close\r\n\r\nx");
        using HttpResponseMessage large = await _client.ImportAsync(BulkClient.Header + "\r\n" + new string('\n', 1_000_000));
        using HttpResponseMessage other = await _client.AddAsync(ConsoleClient.Device(label: new string('x', 100_000)));

        RawHttp.StatusOf(answer).Should().Be(413);
        answer.Should().Contain("urn:endpoint-manager:payload-too-large");
        large.StatusCode.Should().Be(HttpStatusCode.OK);
        await other.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Theory]
    [InlineData("", "text/csv", "malformed-request")]
    [InlineData("label\n\"a\"b\n", "text/csv", "malformed-request")]
    [InlineData("labl\n", "text/csv", "validation")]
    [InlineData("{}", "application/json", "malformed-request")]
    [InlineData("[{]", "application/json", "malformed-request")]
    [InlineData("[7]", "application/json", "malformed-request")]
    [InlineData("[null]", "application/json", "validation")]
    [InlineData("[{\"label\":\"\\ud800\"}]", "application/json", "malformed-request")]
    public async Task A_body_that_is_no_list_of_devices_is_refused(string body, string mediaType, string code)
    {
        using HttpResponseMessage response = await _client.ImportAsync(body, mediaType);

        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("?mode=Upsert", "mode")]
    [InlineData("?dryRun=1", "dryRun")]
    public async Task What_was_meant_to_be_a_dry_run_never_writes(string query, string member)
    {
        using HttpResponseMessage response = await _client.ImportAsync(BulkClient.Csv(BulkClient.Macs(1)), query: query);

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").TryGetProperty(member, out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("{}", "macAddresses")]
    [InlineData("""{"macAddresses":[],"filter":{"brand":"Yealink"}}""", "macAddresses")]
    [InlineData("""{"macAddresses":[]}""", "macAddresses")]
    [InlineData("""{"macAddresses":["x"]}""", "macAddresses[0]")]
    [InlineData("""{"macAddresses":[7]}""", "macAddresses[0]")]
    [InlineData("""{"macAddresses":"805ec0123456"}""", "macAddresses")]
    [InlineData("""{"filter":{}}""", "filter")]
    [InlineData("""{"filter":null}""", "filter")]
    [InlineData("""{"filter":{"serch":"x"}}""", "filter.serch")]
    [InlineData("""{"filter":{"search":" "}}""", "filter.search")]
    [InlineData("""{"filter":{"brand":7}}""", "filter.brand")]
    [InlineData("""{"filter":{"search":"a\nb"}}""", "search")]
    [InlineData("""{"filter":{"brand":"Yealink"},"expectedCount":"1"}""", "expectedCount")]
    [InlineData("""{"macAddresses":["805ec0123456"],"expectedCount":1}""", "expectedCount")]
    [InlineData("""{"filter":{"brand":"Yealink"},"foo":1}""", "foo")]
    public async Task A_deletion_that_is_not_clear_deletes_nothing(string body, string member)
    {
        string mac = Mac.Next();
        await _client.AddedAsync(ConsoleClient.Device(mac));

        using HttpResponseMessage response = await _client.BulkDeleteAsync(body);

        JsonElement problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
        problem.GetProperty("errors").EnumerateObject().Should().Contain(error => error.Name == member);
        (await _client.FetchAsync($"/provision/{mac}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "*/*", "text/csv")]
    [InlineData("", "application/json", "application/json")]
    [InlineData("", "application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("?format=json", "text/csv", "application/json")]
    [InlineData("?format=csv&page=0", "", null)]
    [InlineData("?format=xml", "", null)]
    public async Task The_format_is_the_one_asked_for(string query, string accept, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ConsoleClient.Devices}/export{query}");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using HttpResponseMessage response = await _client.SendAsync(request);

        if (expected is null)
        {
            await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "validation");
            return;
        }

        response.Content.Headers.ContentType!.MediaType.Should().Be(expected);
        response.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        response.Content.Headers.ContentLength.Should().BePositive();
    }

    [Fact]
    public async Task While_an_import_is_on_its_way_others_write_and_phones_are_served_and_an_aborted_one_leaves_nothing()
    {
        var files = new WatchedFiles();
        await using TestService service = await TestService.StartAsync(adjust: services => services.AddSingleton<ITemporaryFiles>(files));
        byte[] csv = Encoding.UTF8.GetBytes(BulkClient.Csv(BulkClient.Macs(10_000), "Slow"));
        using var upload = new TcpClient();
        await upload.ConnectAsync(service.Address.Host, service.Address.Port);
        await using NetworkStream stream = upload.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {ConsoleClient.Devices}/import HTTP/1.1\r\nHost: {service.Address.Authority}\r\nContent-Type: text/csv\r\nContent-Length: {csv.Length}\r\n\r\n")));
        await stream.WriteAsync(csv.AsMemory(0, csv.Length - 100));
        await UntilAsync(() => files.Written.Any(file => file.CanRead && file.Length > 200_000));

        string other = Mac.Next();
        await service.Client.AddedAsync(ConsoleClient.Device(other));
        (await service.Client.FetchAsync($"/provision/{other}")).StatusCode.Should().Be(HttpStatusCode.OK);
        string held = string.Concat(files.Written.Select(TextOf));
        upload.Client.Close(0);
        await UntilAsync(() => files.Written.All(file => !file.CanRead));

        held.Should().Contain("Slow 1").And.NotContain("p 1 ü", "passwords are sealed before they touch the disk");
        (await service.Client.CountAsync("Slow")).Should().Be(0);
        files.Written.Should().NotContain(file => File.Exists(file.Name));
    }

    [Fact]
    public async Task A_device_that_somebody_edits_between_being_read_and_written_keeps_the_whole_upsert_out()
    {
        string[] macs = BulkClient.Macs(3);
        Func<Task> somebodyEdits = () => Task.CompletedTask;
        await using TestService service = await TestService.StartAsync(adjust: services => services.AddScoped<IBulkDevices>(
            provider => new BulkDevicesAfter(() => somebodyEdits(), ActivatorUtilities.CreateInstance<BulkDevices>(provider))));
        somebodyEdits = () => service.Client.EditAsync(macs[1], new JsonObject { ["label"] = "Theirs" });
        await service.Client.AddedAsync(ConsoleClient.Device(macs[0], label: "Before"));
        await service.Client.AddedAsync(ConsoleClient.Device(macs[1], label: "Before"));

        using HttpResponseMessage response = await service.Client.ImportAsync(BulkClient.Csv(macs, "Mine"), query: "?mode=upsert");

        await response.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "version-conflict");
        (await service.Client.CountAsync("Mine")).Should().Be(0);
        (await service.Client.ReadAsync($"{ConsoleClient.Devices}/{macs[0]}")).GetProperty("version").GetInt64().Should().Be(1);
        (await service.Client.ReadAsync($"{ConsoleClient.Devices}/{macs[1]}")).GetProperty("label").GetString().Should().Be("Theirs");
    }

    // Through the handle that is open: the file has no name, and is locked against being opened again.
    private static string TextOf(FileStream file)
    {
        byte[] bytes = new byte[RandomAccess.GetLength(file.SafeFileHandle)];
        RandomAccess.Read(file.SafeFileHandle, bytes, 0);
        return Encoding.UTF8.GetString(bytes);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private sealed class WatchedFiles : ITemporaryFiles
    {
        private readonly TemporaryFiles _files = new();

        public ConcurrentQueue<FileStream> Written { get; } = new();

        public Stream Create()
        {
            var file = (FileStream)_files.Create();
            Written.Enqueue(file);
            return file;
        }
    }

    /// <summary>The real thing, before whose writing something else happens.</summary>
    private sealed class BulkDevicesAfter(Func<Task> before, IBulkDevices devices) : IBulkDevices
    {
        public Task<IReadOnlyList<Device>> FindAsync(IReadOnlyCollection<MacAddress> macAddresses, CancellationToken cancellationToken) =>
            devices.FindAsync(macAddresses, cancellationToken);

        public async Task WriteAsync(IAsyncEnumerable<Device> added, IAsyncEnumerable<DeviceEdit> edited, CancellationToken cancellationToken)
        {
            await before();
            await devices.WriteAsync(added, edited, cancellationToken);
        }

        public Task ReadAsync(DeviceFilter filter, Action<Device> take, CancellationToken cancellationToken) =>
            devices.ReadAsync(filter, take, cancellationToken);

        public Task<IReadOnlyList<MacAddress>> DeleteAsync(IReadOnlyList<MacAddress> macAddresses, CancellationToken cancellationToken) =>
            devices.DeleteAsync(macAddresses, cancellationToken);

        public Task<long> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken) =>
            devices.DeleteAsync(filter, expectedCount, cancellationToken);
    }
}
