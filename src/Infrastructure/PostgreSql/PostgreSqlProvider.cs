using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EndpointManager.Infrastructure.PostgreSql;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlProvider : IPersistenceProvider
{
    // How long a server that gave no answer may take to confirm that it was called off.
    private const int CancellationTimeoutMilliseconds = 500;

    public void Register(IServiceCollection services, DatabaseSettings settings)
    {
        ServerEngine.ReserveThreads();
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        connection.Timeout = Timeouts.AtMost(ServerEngine.ConnectTimeoutSeconds, connection.Timeout);
        connection.CommandTimeout = Timeouts.AtMost(ServerEngine.CommandTimeoutSeconds, connection.CommandTimeout);
        connection.CancellationTimeout = CancellationTimeoutMilliseconds;
        if (!connection.ShouldSerialize("GSS Encryption Mode"))
        {
            // Asked for before TLS, it doubles the time that a server which hangs costs a request.
            connection.GssEncryptionMode = GssEncryptionMode.Disable;
        }

        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = ServerEngine.MaxPoolSize;
        }

        services.AddPersistence<PostgreSqlDbContext>(
            new PostgreSqlEngine(connection), settings, options => options.UseNpgsql(connection.ConnectionString));
    }
}
