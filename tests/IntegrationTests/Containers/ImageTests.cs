using System.Net;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Containers;

/// <summary>The image as an operator runs it who trusts nothing: read-only, without capabilities, one volume.</summary>
[Collection(nameof(ServiceImage))]
public sealed class ImageTests : IAsyncLifetime
{
    private readonly string _name = $"em-test-{Guid.NewGuid():N}";
    private HttpClient _client = new();

    public async Task InitializeAsync()
    {
        if (Docker.Answers)
        {
            await Docker.RunAsync(
                "run", "--detach", "--name", _name, "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
                "--volume", $"{_name}:/app/data", "--publish", "127.0.0.1::8080",
                // The tests come through the engine, which makes them the gateway.
                "--env", "EM_PROVISIONING__ALLOWED_NETWORKS=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16", "--health-interval", "1s", ServiceImage.Name);
            await ReachAsync();
        }
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        if (Docker.Answers)
        {
            await Docker.RunAsync("rm", "--force", _name);
            await Docker.RunAsync("volume", "rm", _name);
        }
    }

    [NeedsEngineFact]
    public async Task It_runs_as_a_user_of_its_own_and_keeps_its_files_to_itself()
    {
        (await Docker.RunAsync("exec", _name, "id", "-u")).Should().NotBe("0");
        (await Docker.RunAsync("exec", _name, "stat", "-c", "%a", "/app/data", "/app/data/endpoint_manager.key")).Should().Be("700\n600");
    }

    [NeedsEngineFact]
    public async Task A_device_added_from_inside_is_served_outside_and_survives_a_kill()
    {
        (await AddAsync("80:5E:C0:00:00:01")).Should().StartWith("201 Created");
        string before = await _client.GetStringAsync(new Uri("/provision/805ec0000001", UriKind.Relative));

        await Docker.RunAsync("kill", _name);
        await Docker.RunAsync("start", _name);
        await ReachAsync();

        before.Should().Contain("account.1.enable = 1");
        (await _client.GetStringAsync(new Uri("/provision/805ec0000001", UriKind.Relative))).Should().Be(before);
    }

    [NeedsEngineFact]
    public async Task An_import_finds_a_folder_for_what_waits()
    {
        (int exitCode, string output) = await ConsoleAsync("POST", "devices/import", BulkClient.Json(["805ec0000003", "805ec0000004"]));

        exitCode.Should().Be(0, output);
        output.Should().Contain("\"imported\":2");
        (await _client.GetStringAsync(new Uri("/provision/805ec0000004.cfg", UriKind.Relative))).Should().Contain("account.1.enable = 1");
    }

    [NeedsEngineFact]
    public async Task What_the_console_refuses_fails_the_command()
    {
        await AddAsync("80:5E:C0:00:00:02");

        (int exitCode, string output) = await ConsoleAsync("POST", "devices", ConsoleClient.Device("80:5E:C0:00:00:02").ToJsonString());

        exitCode.Should().Be(1);
        output.Should().StartWith("409 ").And.Contain("device-already-exists");
    }

    [NeedsEngineFact]
    public async Task The_console_does_not_answer_outside()
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri(ConsoleClient.Devices, UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [NeedsEngineFact]
    public async Task Asked_to_stop_it_ends_in_good_order()
    {
        await Docker.RunAsync("stop", "--time", "60", _name);

        (await Docker.RunAsync("inspect", "--format", "{{.State.ExitCode}}", _name)).Should().Be("0");
    }

    [NeedsEngineFact]
    public async Task Nothing_secret_is_in_its_environment() =>
        (await Docker.RunAsync("image", "inspect", "--format", "{{.Config.Env}}", ServiceImage.Name)).Should().NotContain("EM_");

    private async Task<string> AddAsync(string mac)
    {
        (int exitCode, string output) = await ConsoleAsync("POST", "devices", ConsoleClient.Device(mac).ToJsonString());
        exitCode.Should().Be(0, output);
        return output;
    }

    private Task<(int ExitCode, string Output)> ConsoleAsync(string method, string path, string body) =>
        new Command("docker", "exec", "--interactive", _name, "endpoint-manager", "console", method, path) { Input = body }.TryAsync();

    // The engine gives a restarted container another port.
    private async Task ReachAsync()
    {
        await Docker.WaitUntilHealthyAsync(_name);
        _client.Dispose();
        _client = new HttpClient { BaseAddress = new Uri("http://" + await Docker.RunAsync("port", _name, "8080/tcp")) };
    }
}
