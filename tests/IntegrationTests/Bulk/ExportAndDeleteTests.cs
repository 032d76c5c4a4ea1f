using System.Net;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Bulk;

public abstract class ExportAndDeleteTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    private const int Many = 5000;

    private static readonly string[] AwkwardLabels = ["=1+1", "+1", "-1", "@x", "'=1", "''+1", "'tis", "a;=b", "a;'=b; -1", "a,\"b\"", "Zoë 😀", "a|b"];

    private readonly HttpClient _client = fixture.Service.Client;
    private readonly string _label = "Label-" + Mac.Next();

    [Fact]
    public async Task Thousands_are_exported_in_both_formats()
    {
        await ImportedAsync(BulkClient.Csv(BulkClient.Macs(Many), _label));

        string csv = await _client.ExportAsync($"format=csv&search={_label}");
        JsonElement json = JsonDocument.Parse(await _client.ExportAsync($"format=json&search={_label}")).RootElement;

        csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(Many + 1);
        json.GetArrayLength().Should().Be(Many);
        json.EnumerateArray().Select(device => device.GetProperty("macAddress").GetString()).Should().BeInAscendingOrder(StringComparer.Ordinal);
        csv.Should().NotContain("p 17 ü").And.Contain("********");
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task An_export_edited_in_place_is_imported_and_values_come_back_as_they_were(string format, string mediaType)
    {
        string[] macs = BulkClient.Macs(AwkwardLabels.Length);
        foreach ((string mac, string label) in macs.Zip(AwkwardLabels))
        {
            await _client.AddedAsync(ConsoleClient.Device(mac, label: label, username: $"+{macs[0]}-{mac[8..]}"));
        }

        string export = await _client.ExportAsync($"format={format}&search=%2B{macs[0]}");
        using HttpResponseMessage same = await _client.ImportAsync(export, mediaType, "?mode=upsert");
        (await same.JsonAsync()).GetProperty("unchanged").GetInt32().Should().BeGreaterThanOrEqualTo(macs.Length);

        using HttpResponseMessage edited = await _client.ImportAsync(export.Replace("203.0.113.10:5070", "203.0.113.11:5070", StringComparison.Ordinal), mediaType, "?mode=upsert");
        (await edited.JsonAsync()).GetProperty("edited").GetInt32().Should().BeGreaterThanOrEqualTo(macs.Length);
        foreach ((string mac, string label) in macs.Zip(AwkwardLabels))
        {
            JsonElement device = await _client.ReadAsync($"{ConsoleClient.Devices}/{mac}");
            device.GetProperty("label").GetString().Should().Be(label);
            device.GetProperty("serverAddress").GetString().Should().Be("203.0.113.11:5070");
        }
    }

    [Fact]
    public async Task Devices_are_deleted_by_name_and_those_that_are_not_there_are_named()
    {
        string[] macs = BulkClient.Macs(1200);
        await ImportedAsync(BulkClient.Csv(macs, _label));
        string absent = Mac.Next();

        using HttpResponseMessage response = await _client.BulkDeleteAsync(
            JsonSerializer.Serialize(new { macAddresses = macs[..1100].Append(absent).Append(macs[0].ToUpperInvariant()) }));

        JsonElement answer = await response.JsonAsync();
        answer.GetProperty("deleted").GetInt64().Should().Be(1100);
        answer.GetProperty("notFound").EnumerateArray().Should().ContainSingle();
        (await _client.CountAsync(_label)).Should().Be(100);
        (await _client.FetchAsync($"/provision/{macs[0]}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Devices_are_deleted_by_a_filter_if_it_fits_as_many_as_expected()
    {
        await ImportedAsync(BulkClient.Csv(BulkClient.Macs(700), _label));

        using HttpResponseMessage refused = await _client.BulkDeleteAsync($$$"""{"filter":{"search":"{{{_label}}}"},"expectedCount":699}""");
        await refused.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed, "version-conflict");
        (await _client.CountAsync(_label)).Should().Be(700);

        using HttpResponseMessage response = await _client.BulkDeleteAsync($$$"""{"filter":{"search":"{{{_label}}}"},"expectedCount":700}""");
        (await response.JsonAsync()).GetProperty("deleted").GetInt64().Should().Be(700);
        (await _client.CountAsync(_label)).Should().Be(0);
    }

    private async Task ImportedAsync(string csv)
    {
        using HttpResponseMessage response = await _client.ImportAsync(csv);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}

public sealed class ExportAndDeleteOnSqliteTests(ServiceFixture<Sqlite> fixture) : ExportAndDeleteTests<Sqlite>(fixture);

public sealed class ExportAndDeleteOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : ExportAndDeleteTests<PostgreSql>(fixture);

public sealed class ExportAndDeleteOnMySqlTests(ServiceFixture<MySql> fixture) : ExportAndDeleteTests<MySql>(fixture);

public sealed class ExportAndDeleteOnMariaDbTests(ServiceFixture<MariaDb> fixture) : ExportAndDeleteTests<MariaDb>(fixture);
