using System.Text;
using System.Text.Json.Nodes;
using EndpointManager.IntegrationTests.Support;
using Serilog;

namespace EndpointManager.IntegrationTests.Secrets;

public sealed class PlantedPasswordTests
{
    private const string Planted = "Canary-7f3a-planted";
    private const string Replaced = "Canary-91bd-replaced";

    [Fact]
    public async Task A_password_is_found_nowhere_but_in_the_phones_own_file()
    {
        var log = new KeptLog();
        using var folder = new TestFolder();
        List<string> answers = [];
        await using (TestService service = await TestService.StartAsync(folder, adjust: services => services.AddSerilog(
            configuration => configuration.MinimumLevel.Verbose().WriteTo.Sink(log), preserveStaticLogger: true)))
        {
            answers = await UseEverythingAsync(service.Client);
        }

        answers.Should().HaveCountGreaterThan(10).And.NotContain(answer => ContainsSecret(answer));
        log.Lines.Should().HaveCountGreaterThan(100, "the log is kept at its most talkative")
            .And.NotContain(line => ContainsSecret(line));
        (await folder.ReadFilesAsync()).Should().NotBeEmpty().And.NotContain(file => ContainsSecret(file.Value));
    }

    // Adds, edits, lists and provokes errors with the password in every place a client may put it.
    private static async Task<List<string>> UseEverythingAsync(HttpClient client)
    {
        List<HttpResponseMessage> responses =
        [
            await client.AddAsync(ConsoleClient.Device(password: Planted)),
            await client.AddAsync(ConsoleClient.Device(password: Planted)),
            await client.AddAsync(ConsoleClient.Device(mac: "bad", password: Planted + "\n")),
            await client.AddAsync(ConsoleClient.Device(mac: "0c383e000001", brand: "Fanvil", model: "X3S", password: Planted)),
            await client.EditAsync("805ec0123456", new JsonObject { ["password"] = Planted, ["version"] = "x" }),
            await client.EditAsync("805ec0123456", new JsonObject { ["password"] = Replaced }),
            await client.EditAsync("805ec0123456", new JsonObject { ["password"] = Planted }, "\"99\""),
            await client.EditAsync("805ec0999999", new JsonObject { ["password"] = Planted }),
            await client.PostAsync(new Uri(ConsoleClient.Devices, UriKind.Relative), ConsoleClient.Json($"{{\"password\":\"{Planted}\"")),
            await client.PostAsync(new Uri(ConsoleClient.Devices, UriKind.Relative), ConsoleClient.Json($"[\"{Planted}\"]")),
            await client.PostAsync(new Uri(ConsoleClient.Devices, UriKind.Relative), new StringContent(Planted)),
        ];
        foreach (string path in new[]
        {
            ConsoleClient.Devices, ConsoleClient.Devices + "/805ec0123456", "/console/endpoint-manager/settings",
            "/console/endpoint-manager/brands", "/swagger/v1/swagger.json", "/health/ready", "/provision/y000000000066.cfg",
            "/provision/805ec0123457.cfg",
        })
        {
            responses.Add(await client.GetAsync(new Uri(path, UriKind.Relative)));
        }

        string file = await client.GetStringAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
        file.Should().Contain(Replaced, "the phone itself has to get it");
        List<string> answers = [];
        foreach (HttpResponseMessage response in responses)
        {
            answers.Add(response.ToString() + await response.Content.ReadAsStringAsync());
        }

        return answers;
    }

    private static bool ContainsSecret(string text) =>
        new[] { Planted, Replaced }.Any(secret =>
            text.Contains(secret, StringComparison.Ordinal)
            || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal)
            || text.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), StringComparison.OrdinalIgnoreCase));
}
