using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace EndpointManager.Api.Hosting;

/// <summary>Logs to the console.</summary>
internal static class LogSetup
{
    /// <summary>Adds the log.</summary>
    public static IServiceCollection AddConsoleLog(this IServiceCollection services) => services.AddSerilog(configuration =>
        configuration
            .MinimumLevel.Information()
            .WithoutSecrets()
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Keeps out what may hold a secret, at whatever level is logged: the paths of requests, where keys and tokens are.</summary>
    /// <remarks>
    /// The framework logs paths at Information, and adds the path to all that is logged while a request is answered. EF Core logs what
    /// the storage code reports itself. A start that fails is reported in one sentence, not by the host with a stack trace.
    /// </remarks>
    public static LoggerConfiguration WithoutSecrets(this LoggerConfiguration configuration) => configuration
        .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
        .Enrich.With(new PathRemover());

    private sealed class PathRemover : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
