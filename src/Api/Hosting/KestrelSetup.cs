using System.Net;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EndpointManager.Api.Hosting;

/// <summary>Listeners and limits of the HTTP server.</summary>
internal static class KestrelSetup
{
    // After a power cut thousands of phones connect in one second; a short queue would cost each a SYN retry.
    private const int Backlog = 4096;

    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 50;

    /// <summary>Adds the server.</summary>
    public static void UseConfiguredKestrel(this IWebHostBuilder host, HttpSettings settings) => host
        .UseKestrelCore()
        .UseSockets(options => options.Backlog = Backlog)
        .ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            Apply(options.Limits);
            foreach (IPEndPoint endPoint in settings.Listen)
            {
                options.Listen(endPoint, listener => listener.Protocols = HttpProtocols.Http1);
            }
        });

    private static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }
}
