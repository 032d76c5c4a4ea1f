using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>What tests do with many devices at once, in words.</summary>
internal static class BulkClient
{
    public const string Header = "macAddress,brand,model,label,username,password,serverAddress,transport";

    /// <summary>MAC addresses of the test's own.</summary>
    public static string[] Macs(int count) => [.. Enumerable.Range(0, count).Select(_ => Mac.Next())];

    /// <summary>A valid device for each, as CSV.</summary>
    public static string Csv(IEnumerable<string> macs, string label = "Desk") => string.Join(
        "\r\n",
        [Header, .. macs.Select((mac, i) => string.Create(CultureInfo.InvariantCulture, $"{mac},Yealink,T46S,{label} {i},u{i},p {i} ü,203.0.113.10:5070,")), ""]);

    /// <summary>The same as JSON.</summary>
    public static string Json(IEnumerable<string> macs, string label = "Desk") => new JsonArray(
        [.. macs.Select((mac, i) => ConsoleClient.Device(mac, label: $"{label} {i}", username: $"u{i}", password: $"p {i} ü"))]).ToJsonString();

    public static Task<HttpResponseMessage> ImportAsync(this HttpClient client, string body, string mediaType = "text/csv", string query = "") =>
        client.PostAsync(
            new Uri($"{ConsoleClient.Devices}/import{query}", UriKind.Relative),
            new StringContent(body, new UTF8Encoding(false), new MediaTypeHeaderValue(mediaType)));

    public static Task<HttpResponseMessage> BulkDeleteAsync(this HttpClient client, string body) =>
        client.PostAsync(new Uri($"{ConsoleClient.Devices}/bulk-delete", UriKind.Relative), ConsoleClient.Json(body));

    public static Task<string> ExportAsync(this HttpClient client, string query) =>
        client.GetStringAsync(new Uri($"{ConsoleClient.Devices}/export?{query}", UriKind.Relative));

    /// <summary>How many devices a search finds.</summary>
    public static async Task<long> CountAsync(this HttpClient client, string search) =>
        (await client.ReadAsync($"{ConsoleClient.Devices}?pageSize=1&search={Uri.EscapeDataString(search)}")).GetProperty("totalItems").GetInt64();
}
