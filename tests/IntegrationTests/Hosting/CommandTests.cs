using System.Net;
using System.Text;
using EndpointManager.Api.Commands;
using EndpointManager.Application.Settings;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Hosting;

/// <summary>The commands that ask a running service.</summary>
public sealed class CommandTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>, IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("[::]:81", "http://[::1]:81/")]
    [InlineData("192.0.2.7:82", "http://192.0.2.7:82/")]
    public void The_service_is_asked_where_it_listens(string listener, string address) =>
        LocalServiceClient.AddressOf(IPEndPoint.Parse(listener)).Should().Be(new Uri(address));

    [Fact]
    public async Task A_ready_service_is_healthy()
    {
        await fixture.Service.Client.UntilReadyAsync();

        (await HealthCommand.RunAsync(SettingsOf(fixture.Service.Address), _output)).Should().Be(0);

        _output.ToString().Trim().Should().Be("Healthy");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_not_healthy()
    {
        (await HealthCommand.RunAsync(SettingsOf(new Uri("http://127.0.0.1:1")), _output)).Should().Be(1);

        _output.ToString().Should().Contain("refused").And.NotContain("   at ");
    }

    [Fact]
    public async Task The_console_command_adds_a_device_and_reads_it()
    {
        string mac = Mac.Next();

        (await ConsoleAsync(HttpMethod.Post, "devices", ConsoleClient.Device(mac).ToJsonString())).Should().Be(0);
        (await ConsoleAsync(HttpMethod.Get, $"/devices/{mac}")).Should().Be(0);

        _output.ToString().Should().Contain("201 Created").And.Contain("200 OK").And.Contain("********");
    }

    [Fact]
    public async Task The_console_command_fails_with_what_the_console_says()
    {
        (await ConsoleAsync(HttpMethod.Post, "devices", "{}")).Should().Be(1);

        _output.ToString().Should().StartWith("400 ").And.Contain("urn:endpoint-manager:validation");
    }

    private async Task<int> ConsoleAsync(HttpMethod method, string path, string body = "")
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return await ConsoleCommand.RunAsync(SettingsOf(fixture.Service.Address), method, path, keyFile: null, input, _output);
    }

    private static ServiceSettings SettingsOf(Uri address) => new()
    {
        Http = new HttpSettings { Listen = [new IPEndPoint(IPAddress.Parse(address.Host), address.Port)] },
    };
}
