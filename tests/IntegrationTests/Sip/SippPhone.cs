using System.Diagnostics;
using System.Globalization;
using System.Net;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>sipp as a phone or a server, at an address of its own.</summary>
internal sealed class SippPhone : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TestFolder _folder;
    private readonly Task<string> _output;

    private SippPhone(Process process, TestFolder folder, IPEndPoint endPoint)
    {
        _process = process;
        _folder = folder;
        EndPoint = endPoint;
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync())
            .ContinueWith(task => string.Concat(task.Result), TaskScheduler.Default);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="scenario">What it does.</param>
    /// <param name="calls">How many NOTIFYs it takes before it ends.</param>
    /// <param name="port">Its port.</param>
    /// <param name="arguments">For another transport than UDP, its arguments.</param>
    public static async Task<SippPhone> StartAsync(SippScenario scenario, int calls = 1, int port = 5060, params string[] arguments)
    {
        var folder = new TestFolder();
        var endPoint = new IPEndPoint(SipPeers.NextAddress(), port);
        await File.WriteAllTextAsync(folder.Combine("scenario.xml"), scenario.ToString());
        string number = port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(SipPeers.Find("sipp")!,
            ["-nostdin", "-sf", "scenario.xml", "-i", endPoint.Address.ToString(), "-p", number, "-m", calls.ToString(CultureInfo.InvariantCulture),
             "-timeout", "60s", "-timeout_error", "-pause_msg_ign", "-trace_err", "-error_file", "errors.log", "-buff_size", "4000000", .. arguments])
        { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        var phone = new SippPhone(Process.Start(start)!, folder, endPoint);
        await phone.WaitUntilItListensAsync(stream: arguments.Length > 0);
        return phone;
    }

    /// <summary>Waits for its end, and fails where sipp did not see all that its scenario asks for.</summary>
    public async Task ShouldBeContentAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(70));
        await _process.WaitForExitAsync(limit.Token);
        string errors = _folder.Combine("errors.log");
        _process.ExitCode.Should().Be(0, "sipp printed {0} {1}", File.Exists(errors) ? await File.ReadAllTextAsync(errors) : "", await _output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private async Task WaitUntilItListensAsync(bool stream)
    {
        while (!SipPeers.Listens(EndPoint, stream))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"sipp did not start: {await _output}");
            }

            await Task.Delay(20);
        }
    }
}
