using System.Net;
using System.Text.Json;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>What tests of access do, in words.</summary>
internal static class AccessClient
{
    public const string Planted = "Zx9-planted";

    private const string Console = "/console/endpoint-manager";

    public static SharedKey Key(string text) => SharedKey.TryParse(text, out SharedKey? key) ? key : throw new ArgumentException(text);

    /// <summary>A service in a mode, which trusts this machine as a proxy, so that phones come from anywhere.</summary>
    public static Task<TestService> StartAsync(
        ProvisioningSettings provisioning, TestFolder? folder = null, PhoneSettings? phones = null, DatabaseSettings? database = null, TimeProvider? time = null) =>
        TestService.StartAsync(
            folder,
            trustedProxies: [IPNetwork.Parse("127.0.0.0/8")],
            phones: phones,
            database: database,
            adjust: time is null ? null : services => services.AddSingleton(time),
            provisioning: provisioning);

    public static async Task<string> AddedMacAsync(this HttpClient client, string brand = "Yealink", string model = "T46S")
    {
        string mac = Mac.Next();
        await client.AddedAsync(ConsoleClient.Device(mac, brand, model));
        return mac;
    }

    public static Task<JsonElement> DeviceAsync(this HttpClient client, string mac) => client.ReadAsync($"{ConsoleClient.Devices}/{mac}");

    public static async Task<string> UrlOfAsync(this HttpClient client, string mac) =>
        new Uri((await client.DeviceAsync(mac)).Text("provisionUrl")!).AbsolutePath;

    public static async Task ArmAsync(this HttpClient client, string mac)
    {
        using HttpResponseMessage armed = await client.PostAsync(new Uri($"{ConsoleClient.Devices}/{mac}/arm", UriKind.Relative), null);
        armed.StatusCode.Should().Be(HttpStatusCode.OK, await armed.Content.ReadAsStringAsync());
    }

    public static Task<JsonElement> LockoutsAsync(this HttpClient client) => client.ReadAsync(Console + "/lockouts");

    public static Task<HttpResponseMessage> ClearLockoutAsync(this HttpClient client, string address) =>
        client.DeleteAsync(new Uri($"{Console}/lockouts/{address}", UriKind.Relative));

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string path, string from)
    {
        using HttpResponseMessage response = await client.FetchAsync(path, from: from);
        return response.StatusCode;
    }

    /// <summary>A phone's file that has to be there.</summary>
    public static async Task<string> FileFromAsync(this HttpClient client, string path, string from)
    {
        using HttpResponseMessage response = await client.FetchAsync(path, from: from, userAgent: "Yealink SIP-T46S 66.86.0.15");
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return text;
    }

    /// <summary>The newest request of a phone once there are so many.</summary>
    public static async Task<JsonElement> LastRequestAsync(this HttpClient client, string mac, int atLeast = 1)
    {
        JsonElement page = await client.ReadUntilAsync($"{ConsoleClient.Devices}/{mac}/requests", found => found.GetProperty("totalItems").GetInt32() >= atLeast);
        return page.Items()[0];
    }
}
