using System.Text;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;
using Serilog;

namespace EndpointManager.IntegrationTests.Secrets;

public sealed class PlantedFleetSecretTests
{
    private const string Password = "Canary-adm1n-3c";
    private const string Extra = "Canary-extra-77b0";

    [Fact]
    public async Task Secrets_of_the_fleet_are_found_nowhere_but_in_device_files()
    {
        var log = new KeptLog();
        List<string> answers = [];
        await using (TestService service = await TestService.StartAsync(phones: Phones(), adjust: services => services.AddSerilog(
            configuration => configuration.MinimumLevel.Verbose().WriteTo.Sink(log), preserveStaticLogger: true)))
        {
            await service.Client.AddAsync(ConsoleClient.Device());
            await service.Client.AddAsync(ConsoleClient.Device(mac: "0c383e000001", brand: "Fanvil", model: "X5S"));
            foreach (string path in new[]
            {
                "/console/endpoint-manager/settings", "/console/endpoint-manager/brands", ConsoleClient.Devices,
                "/provision/y000000000066.cfg", "/provision/F0V00X5S0000.cfg", "/provision/0c383e000001", "/provision/nothing",
                "/health/ready", "/swagger/v1/swagger.json",
            })
            {
                HttpResponseMessage response = await service.Client.GetAsync(new Uri(path, UriKind.Relative));
                answers.Add(response.ToString() + await response.Content.ReadAsStringAsync());
            }

            foreach (string path in new[] { "/provision/805ec0123456.cfg", "/provision/805ec0123456", "/provision/0c383e000001.cfg" })
            {
                string file = await service.Client.GetStringAsync(new Uri(path, UriKind.Relative));
                file.Should().Contain(Password).And.Contain(Extra, "the phone itself has to get it");
            }
        }

        answers[0].Should().Contain("\"adminPasswordSet\":true").And.Contain("\"ntpServer\":\"ntp.example\"");
        answers[3].Should().Contain("local_time.ntp_server1 = ntp.example");
        answers[4].Should().Contain(":ntp.example");
        answers.Should().NotContain(answer => ContainsSecret(answer));
        log.Lines.Should().HaveCountGreaterThan(30).And.NotContain(line => ContainsSecret(line));
    }

    [Fact]
    public async Task A_password_that_phones_cannot_take_ends_the_start_and_is_not_shown()
    {
        using var folder = new TestFolder();
        string path = folder.Combine("admin-password");
        await File.WriteAllTextAsync(path, $"{Password}:{Password}\n");

        using ServiceProcess service = ServiceProcess.Start(folder.Path, $"[phones]\nadmin_password_file = \"{path}\"");

        (await service.ExitCodeAsync()).Should().Be(2);
        service.Output.Should().Contain("config.toml:2: phones.admin_password_file").And.Contain(path)
            .And.NotContain("Canary").And.NotContain("   at ");
    }

    [Fact]
    public async Task An_irregular_time_zone_is_named_at_start()
    {
        using var folder = new TestFolder();
        using ServiceProcess service = ServiceProcess.Start(folder.Path, "[phones]\ntime_zone = \"Asia/Gaza\"");

        await service.WaitUntilReadyAsync();

        await service.WaitForOutputAsync("phones.time_zone is Asia/Gaza");
    }

    private static PhoneSettings Phones() => new()
    {
        AdminPasswordFile = "named",
        AdminPassword = new AdminPassword(Password),
        NtpServer = "ntp.example",
        TimeZone = "Europe/Berlin",
        PollMinutes = 60,
        Extra = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>
        {
            ["yealink"] = [new("ldap.password", Extra)],
            ["fanvil"] = [new("PHONE FEATURE MODULE/Menu Password", Extra)],
        },
    };

    private static bool ContainsSecret(string text) => new[] { Password, Extra }.Any(secret =>
        text.Contains(secret, StringComparison.Ordinal)
        || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal));
}
