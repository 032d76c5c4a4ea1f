using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support;
using Serilog;

namespace EndpointManager.IntegrationTests.Secrets;

/// <summary>The secrets of API keys are with their owners and nowhere else.</summary>
public sealed class PlantedKeyTests
{
    private const int SecretStart = 17;

    [Fact]
    public async Task A_key_is_found_neither_in_the_log_nor_on_the_disk_nor_in_any_answer_but_one()
    {
        var log = new KeptLog();
        var bootstrap = ApiKeyToken.New();
        var wrong = ApiKeyToken.New();
        using var folder = new TestFolder();
        string made;
        List<string> answers = [];
        await using (TestService service = await TestService.StartAsync(
            folder,
            // Its own logger: the static one is of whichever service started last, also in another test.
            adjust: services => services.AddSerilog(
                configuration => configuration.MinimumLevel.Verbose().WriteTo.Sink(log), preserveStaticLogger: true),
            security: new SecuritySettings { BootstrapKey = bootstrap }))
        {
            service.Client.Send(bootstrap.Reveal());
            (made, string id) = await service.Client.CreatedKeyAsync(Scopes.DevicesRead, Scopes.KeysAdmin, Scopes.AuditRead, Scopes.SettingsRead);
            using HttpClient client = service.ClientWith(made);
            using HttpClient guesser = service.ClientWith(wrong.Reveal());
            foreach (string path in (string[])[ConsoleClient.Devices, KeyClient.Keys, KeyClient.Audit, "/console/endpoint-manager/settings", "/swagger/v1/swagger.json"])
            {
                answers.Add(await TextAsync(client, path));
                answers.Add(await TextAsync(guesser, path));
            }

            answers.Add(await (await client.AddAsync(ConsoleClient.Device())).Content.ReadAsStringAsync());
            await service.Client.RevokedAsync(id);
            answers.Add(await TextAsync(client, KeyClient.Keys));
        }

        string[] secrets = [.. new[] { bootstrap.Reveal(), wrong.Reveal(), made }.Select(key => key[SecretStart..])];
        answers.Should().HaveCountGreaterThan(10).And.NotContain(answer => Holds(answer, secrets));
        log.Lines.Should().HaveCountGreaterThan(50, "the log is kept at its most talkative").And.NotContain(line => Holds(line, secrets));
        (await folder.ReadFilesAsync()).Should().NotBeEmpty().And.NotContain(file => Holds(file.Value, secrets));
    }

    private static bool Holds(string text, string[] secrets) => secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal));

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}
