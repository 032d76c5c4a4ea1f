using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace EndpointManager.Api.Hosting;

/// <summary>Listeners and limits of the HTTP server.</summary>
internal static class KestrelSetup
{
    // After a power cut thousands of phones connect in one second; a short queue would cost each a SYN retry.
    private const int Backlog = 4096;

    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 50;

    private const SslProtocols Modern = SslProtocols.Tls12 | SslProtocols.Tls13;

    // Phones whose firmware ended before 2014 speak nothing newer. They have a listener of their own, if the operator wants one.
#pragma warning disable SYSLIB0039, CA5397, CA5398
    private const SslProtocols Old = Modern | SslProtocols.Tls | SslProtocols.Tls11;
#pragma warning restore SYSLIB0039, CA5397, CA5398

    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);
    private static readonly MinDataRate SlowestClient = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Adds the server.</summary>
    /// <param name="host">What it is added to.</param>
    /// <param name="settings">Where it listens.</param>
    /// <param name="certificate">The certificate for HTTPS; null where nothing listens for it.</param>
    public static void UseConfiguredKestrel(this IWebHostBuilder host, HttpSettings settings, ServerCertificate? certificate) => host
        .UseKestrelCore()
        .UseSockets(options => options.Backlog = Backlog)
        .ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            Apply(options.Limits);
            options.Limits.MaxConcurrentConnections = settings.MaxConnections;
            var shares = new ConnectionShares(settings, options.ApplicationServices.GetRequiredService<ILogger<ConnectionShares>>());
            Listen(options, settings.Listen, shares, null);
            if (certificate is not null)
            {
                Listen(options, settings.ListenTls, shares, OptionsOf(certificate, Modern));
                Listen(options, settings.ListenOldTls, shares, OptionsOf(certificate, Old));
            }
        });

    private static void Listen(
        KestrelServerOptions options, IEnumerable<IPEndPoint> endPoints, ConnectionShares shares, TlsHandshakeCallbackOptions? tls)
    {
        foreach (IPEndPoint endPoint in endPoints)
        {
            options.Listen(endPoint, listener =>
            {
                listener.Protocols = HttpProtocols.Http1;
                listener.Use(shares.Guard);
                if (tls is not null)
                {
                    listener.UseHttps(tls);
                }
            });
        }
    }

    // Asked at every handshake, so that a renewed certificate needs no restart.
    private static TlsHandshakeCallbackOptions OptionsOf(ServerCertificate certificate, SslProtocols protocols) => new()
    {
        HandshakeTimeout = HandshakeTimeout,
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificate.Context,
            EnabledSslProtocols = protocols,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
        }),
    };

    private static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MinRequestBodyDataRate = SlowestClient;
        limits.MinResponseDataRate = SlowestClient;
    }
}
