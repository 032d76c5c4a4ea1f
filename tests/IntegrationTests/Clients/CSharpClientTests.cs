using EndpointManager.Client;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Clients;

/// <summary>The client that a build generates from the committed document, against the running service.</summary>
public sealed class CSharpClientTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly EndpointManagerClient _client = new(fixture.Service.Client);

    [Fact]
    public async Task A_device_is_added_listed_edited_and_deleted()
    {
        string mac = Mac.Next();

        DeviceResponse added = await _client.AddDeviceAsync(Request(mac));
        DeviceListResponse listed = await _client.ListDevicesAsync(search: mac, sort: DeviceOrder.MinuscreatedAt, pageSize: 10);
        DeviceResponse edited = await _client.EditDeviceAsync(
            mac, new EditDeviceRequest { Label = "Front desk", Transport = Transport.Tcp }, if_Match: VersionOf(added));
        await _client.DeleteDeviceAsync(mac, if_Match: VersionOf(edited));

        added.Transport.Should().Be(Transport.Udp);
        added.CreatedAt.Should().BeAfter(DateTimeOffset.UnixEpoch);
        listed.Items.Should().ContainSingle().Which.Id.Should().Be(added.Id);
        listed.TotalItems.Should().Be(1);
        edited.Label.Should().Be("Front desk");
        edited.Username.Should().Be(added.Username);
        edited.Transport.Should().Be(Transport.Tcp);
        (await FailureOf(() => _client.GetDeviceAsync(mac))).Result.Type.Should().Be("urn:endpoint-manager:device-not-found");
    }

    [Fact]
    public async Task An_edit_of_an_outdated_version_is_a_typed_conflict()
    {
        string mac = Mac.Next();
        DeviceResponse shown = await _client.AddDeviceAsync(Request(mac));
        await _client.EditDeviceAsync(mac, new EditDeviceRequest { Label = "Somebody else's" });

        ApiException<Problem> conflict = await FailureOf(() =>
            _client.EditDeviceAsync(mac, new EditDeviceRequest { Label = "Lobby" }, if_Match: VersionOf(shown)));

        conflict.StatusCode.Should().Be(412);
        conflict.Result.Type.Should().Be("urn:endpoint-manager:version-conflict");
        conflict.Result.Errors.Should().BeNull();
    }

    [Fact]
    public async Task Every_mistake_of_an_input_is_named_by_its_field()
    {
        AddDeviceRequest request = Request("no address");
        request.ServerAddress = "203.0.113.10:99999";

        ApiException<Problem> refused = await FailureOf(() => _client.AddDeviceAsync(request));

        refused.StatusCode.Should().Be(400);
        refused.Result.Type.Should().Be("urn:endpoint-manager:validation");
        refused.Result.Errors!.Keys.Should().BeEquivalentTo("macAddress", "serverAddress");
        refused.Result.Errors["serverAddress"].Should().ContainSingle().Which.Should().Contain("65535");
    }

    [Fact]
    public async Task What_may_be_null_is_so_in_its_type_and_nothing_else()
    {
        BrandListResponse brands = await _client.ListBrandsAsync();

        BrandResponse yealink = brands.Items.Single(brand => brand.Name == "Yealink");
        string? commonFile = yealink.Models.Single(model => model.Name == "T46S").CommonFile;
        commonFile.Should().Be("y000000000066.cfg");
    }

    [Fact]
    public async Task Devices_are_imported_and_exported_and_a_refused_row_is_typed()
    {
        string mac = Mac.Next();
        EditDeviceRequest row = new()
        {
            MacAddress = mac,
            Brand = "Yealink",
            Model = "T46S",
            Label = "Imported",
            Username = "1001",
            Password = "correct-horse-battery",
            ServerAddress = "203.0.113.10",
        };

        ImportResponse imported = await _client.ImportDevicesAsync([row]);
        ICollection<ExportedDevice> exported = await _client.ExportDevicesAsync(search: mac);
        ApiException<ImportProblem> refused = (await FluentActions.Awaiting(() => _client.ImportDevicesAsync([row]))
            .Should().ThrowAsync<ApiException<ImportProblem>>()).Which;

        imported.Added.Should().Be(1);
        exported.Should().ContainSingle().Which.Label.Should().Be("Imported");
        refused.Result.Type.Should().Be("urn:endpoint-manager:device-already-exists");
        refused.Result.Errors!.Keys.Should().BeEquivalentTo("rows[0].macAddress");
    }

    [Fact]
    public async Task A_moment_is_sent_with_its_offset()
    {
        await fixture.Service.Client.GetAsync(new Uri("/provision/0012ab00cd01", UriKind.Relative));

        RequestListResponse now = await _client.ListRequestsAsync(since: DateTimeOffset.UtcNow.AddHours(-1));
        for (int tries = 0; now.TotalItems == 0 && tries < 300; tries++)
        {
            await Task.Delay(100);
            now = await _client.ListRequestsAsync(since: DateTimeOffset.UtcNow.AddHours(-1).ToOffset(TimeSpan.FromHours(5)));
        }

        RequestListResponse later = await _client.ListRequestsAsync(since: DateTimeOffset.UtcNow.AddHours(1));

        now.TotalItems.Should().BePositive();
        later.TotalItems.Should().Be(0);
    }

    private static AddDeviceRequest Request(string mac) => new()
    {
        MacAddress = mac,
        Brand = "Yealink",
        Model = "T46S",
        Label = "Reception",
        Username = "1001",
        Password = "correct-horse-battery",
        ServerAddress = "203.0.113.10:5060",
    };

    private static string VersionOf(DeviceResponse device) => $"\"{device.Version}\"";

    private static async Task<ApiException<Problem>> FailureOf(Func<Task> call) =>
        (await call.Should().ThrowAsync<ApiException<Problem>>()).Which;
}
