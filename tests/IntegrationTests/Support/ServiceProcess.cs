using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using EndpointManager.Api.Hosting;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>The service as a process of its own, for what only a process can show: exit codes, kills, what it prints.</summary>
internal sealed class ServiceProcess : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServiceProcess(Process process, int port, HttpClient? client)
    {
        _process = process;
        Port = port;
        Client = client ?? new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(20) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public int Port { get; }

    public HttpClient Client { get; }

    /// <summary>Everything printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the service with a configuration file in its folder.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="toml">More configuration; the listener is added.</param>
    /// <param name="port">Where it listens; a free port if null.</param>
    /// <param name="inside">The network namespace that it runs in, listening on all addresses; this machine's own if null.</param>
    /// <param name="client">Reaches the service inside; the process disposes of it.</param>
    /// <param name="http">More lines for the section of the listener.</param>
    /// <param name="openSsl">Configuration file of OpenSSL; the system's if null.</param>
    /// <param name="temporary">Its folder for temporary files; the system's if null.</param>
    public static ServiceProcess Start(
        string folder, string toml = "", int? port = null, string? inside = null, HttpClient? client = null, string? temporary = null,
        string http = "", string? openSsl = null)
    {
        int listen = port ?? FreePort.Next();
        string config = Path.Combine(folder, "config.toml");
        string address = inside is null ? "127.0.0.1" : "0.0.0.0";
        File.WriteAllText(config, $"{toml}\n[http]\nlisten = [\"http://{address}:{listen}\"]\n{http}\n");
        string[] command = ["dotnet", typeof(Service).Assembly.Location, "--config", config];
        string[] prefix = inside is null ? [] : ["ip", "netns", "exec", inside];
        string[] whole = [.. prefix, .. command];
        var start = new ProcessStartInfo(whole[0], whole[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("EM_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (openSsl is not null)
        {
            start.Environment["OPENSSL_CONF"] = openSsl;
        }

        if (temporary is not null)
        {
            start.Environment["TMPDIR"] = temporary;
        }

        return new ServiceProcess(Process.Start(start)!, listen, client);
    }

    /// <summary>Waits until the process answers that it is alive.</summary>
    public Task WaitUntilLiveAsync() => WaitForAsync("/health/live", HttpStatusCode.OK);

    /// <summary>Waits until the process answers that it is ready.</summary>
    public Task WaitUntilReadyAsync() => WaitForAsync("/health/ready", HttpStatusCode.OK);

    /// <summary>Waits until the process has printed a text.</summary>
    public async Task WaitForOutputAsync(string text)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(StartLimit, "it has to print \"{0}\", but printed: {1}", text, Output);
            await Task.Delay(100);
        }
    }

    /// <summary>The exit code of a process that ends by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks the process to stop, as an orchestrator does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        return await ExitCodeAsync();
    }

    /// <summary>Ends the process as a power cut would: at once, with no word to it.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WaitForAsync(string path, HttpStatusCode status)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative));
                if (response.StatusCode == status)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet, or too busy to answer.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The service did not answer {path} with {status}. It printed:\n{Output}");
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
