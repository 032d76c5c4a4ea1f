using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Settings;

namespace EndpointManager.Benchmarks;

/// <summary>The service as a process of its own, so that what is measured is not mixed with what measures.</summary>
internal sealed class ServiceUnderTest : IDisposable
{
    private readonly Process _process;

    private ServiceUnderTest(Process process, int port)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    /// <summary>Processor time used so far, in milliseconds.</summary>
    public double CpuMilliseconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Memory that is resident now, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, Client.BaseAddress!.Port);

    /// <summary>Starts it, and gives the milliseconds until it was ready.</summary>
    /// <param name="database">Its database.</param>
    /// <param name="keyFile">Its key.</param>
    /// <param name="core">The core that it is to keep to, or null for all.</param>
    /// <param name="program">What runs the service: the service itself, or a benchmark's own variant of it.</param>
    /// <param name="more">More of its configuration, as environment variables.</param>
    public static async Task<(ServiceUnderTest Service, double Milliseconds)> StartAsync(
        DatabaseSettings database,
        string keyFile,
        int? core = null,
        IEnumerable<string>? program = null,
        IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        int port = FreePort();
        IEnumerable<string> command = ["dotnet", .. program ?? [typeof(Service).Assembly.Location, "--config", "no-such-file.toml"]];
        ProcessStartInfo start = OnCore(core, command);
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        start.Environment["EM_HTTP__LISTEN"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        start.Environment["EM_DATABASE__PROVIDER"] = database.Provider;
        start.Environment["EM_DATABASE__CONNECTION_STRING"] = database.ConnectionString;
        start.Environment["EM_SECURITY__KEY_FILE"] = keyFile;
        // Phones of a storm come from addresses of their own, as told by a proxy on this machine.
        start.Environment["EM_HTTP__TRUSTED_PROXIES"] = "127.0.0.0/8";
        foreach ((string name, string value) in more ?? [])
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Complain(line.Data);
        process.BeginOutputReadLine();
        var service = new ServiceUnderTest(process, port);
        await service.WaitUntilReadyAsync();
        return (service, clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>Writes a line to its standard input, and gives it time to be read.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        await Task.Delay(TimeSpan.FromSeconds(0.2));
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>How to start a command on one core.</summary>
    public static ProcessStartInfo OnCore(int? core, IEnumerable<string> command)
    {
        string[] words = [.. core is null ? [] : (string[])["taskset", "-c", core.Value.ToString(CultureInfo.InvariantCulture)], .. command];
        return new ProcessStartInfo(words[0], words[1..]);
    }

    private static void Complain(string? line)
    {
        if (line is not null && line.Contains(" ERR]", StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }
    }

    private async Task WaitUntilReadyAsync()
    {
        while (!_process.HasExited)
        {
            try
            {
                using HttpResponseMessage response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException($"The service ended with {_process.ExitCode}.");
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
