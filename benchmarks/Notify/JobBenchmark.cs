using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EndpointManager.Application.Settings;

namespace EndpointManager.Benchmarks.Notify;

/// <summary>A job over many phones behind many servers, a tenth of which never answer.</summary>
internal static class JobBenchmark
{
    private const string Console = "/console/endpoint-manager";
    private const int Servers = 250;
    private const int SilentOneIn = 10;

    /// <summary>Runs one job, and prints how it went.</summary>
    /// <param name="folder">For the database.</param>
    /// <param name="count">Devices.</param>
    /// <param name="perSecond"><c>sip.rate_per_second</c>.</param>
    public static async Task RunAsync(string folder, int count, int perSecond)
    {
        using var phones = new AnsweringPhones(Servers);
        var database = new DatabaseSettings { Provider = "sqlite", ConnectionString = $"Data Source={Path.Combine(folder, $"job-{Environment.ProcessId}.db")}" };
        (ServiceUnderTest service, _) = await ServiceUnderTest.StartAsync(database, Path.Combine(folder, "job.key"), more: new Dictionary<string, string>
        {
            ["EM_SIP__ROUTE"] = "server",
            ["EM_SIP__ALLOWED_TARGETS"] = "127.0.0.0/8",
            ["EM_SIP__RATE_PER_SECOND"] = perSecond.ToString(CultureInfo.InvariantCulture),
        });
        using (service)
        {
            await AddAsync(service.Client, phones, count);
            double cpu = service.CpuMilliseconds;
            var clock = Stopwatch.StartNew();
            JsonElement job = await RunAsync(service.Client);
            double seconds = clock.Elapsed.TotalSeconds;
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count:N0} devices, {Servers} servers, rate {perSecond}/s: {seconds:0.0} s, {count / seconds:0} devices/s, "
                + $"{(service.CpuMilliseconds - cpu) / count:0.00} ms of CPU each, {service.ResidentMegabytes:0} MB, {phones.Notifies:N0} answered"));
            System.Console.WriteLine(job.GetProperty("counts").GetRawText());
        }
    }

    private static async Task AddAsync(HttpClient client, AnsweringPhones phones, int count)
    {
        var csv = new StringBuilder("macAddress,brand,model,label,username,password,serverAddress\r\n");
        for (int number = 0; number < count; number++)
        {
            string username = (number % SilentOneIn == 0 ? AnsweringPhones.Silent : "phone") + number.ToString(CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture,
                $"{Fleet.MacOf(number)},Yealink,T46S,Desk {number},{username},secret-{number:000000},{phones.EndPointOf(number % Servers)}\r\n");
        }

        using var body = new StringContent(csv.ToString(), new UTF8Encoding(false), new MediaTypeHeaderValue("text/csv"));
        using HttpResponseMessage response = await client.PostAsync(new Uri($"{Console}/devices/import", UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> RunAsync(HttpClient client)
    {
        using var body = new StringContent("""{ "filter": {} }""", new UTF8Encoding(false), new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage started = await client.PostAsync(new Uri($"{Console}/devices/resync", UriKind.Relative), body);
        started.EnsureSuccessStatusCode();
        while (true)
        {
            JsonElement job = JsonDocument.Parse(await client.GetStringAsync(started.Headers.Location)).RootElement.Clone();
            if (job.GetProperty("state").GetString() != "running")
            {
                return job;
            }

            await Task.Delay(200);
        }
    }
}
