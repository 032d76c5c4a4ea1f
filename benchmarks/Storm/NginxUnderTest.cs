using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>nginx with the same files as static ones, in memory: what a fast web server costs at least.</summary>
internal sealed class NginxUnderTest : IDisposable
{
    private readonly Process _process;

    private NginxUnderTest(Process process, IPEndPoint endPoint)
    {
        _process = process;
        EndPoint = endPoint;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Processor time used so far, in milliseconds.</summary>
    public double CpuMilliseconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="folder">A folder whose subfolder <c>provision</c> holds the files.</param>
    /// <param name="core">The core that it is to keep to.</param>
    public static async Task<NginxUnderTest> StartAsync(string folder, int core)
    {
        int port = ServiceUnderTest.FreePort();
        string configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { worker_connections 8192; }
            http {
                access_log off;
                default_type text/plain;
                client_body_temp_path {{folder}}/body;
                server {
                    listen 127.0.0.1:{{port}} backlog=4096;
                    root {{folder}};
                    keepalive_requests 100000;
                    log_not_found off;
                }
            }
            """));
        Process process = Process.Start(ServiceUnderTest.OnCore(core, ["nginx", "-c", configuration, "-e", $"{folder}/error.log"]))!;
        var nginx = new NginxUnderTest(process, new IPEndPoint(IPAddress.Loopback, port));
        await nginx.WaitUntilReadyAsync();
        return nginx;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{EndPoint}") };
        while (!_process.HasExited)
        {
            try
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri("/", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException($"nginx ended with {_process.ExitCode}.");
    }
}
