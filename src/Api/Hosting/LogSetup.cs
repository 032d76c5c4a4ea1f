using Serilog;
using Serilog.Events;

namespace EndpointManager.Api.Hosting;

/// <summary>Logs to the console.</summary>
internal static class LogSetup
{
    /// <summary>Adds the log.</summary>
    /// <remarks>
    /// The framework logs request paths at Information, where a path can carry a secret, and EF Core logs what the storage
    /// code reports itself, so both are let through only from where they say something else. A start that fails is
    /// reported in one sentence, not by the host with a stack trace.
    /// </remarks>
    public static IServiceCollection AddConsoleLog(this IServiceCollection services) => services.AddSerilog(configuration =>
        configuration
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture));
}
