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
    // Both below the deadline of a request, so that a server that is away is reported as such.
    private const int ConnectTimeoutSeconds = 4;
    private const int CommandTimeoutSeconds = 4;

    public void Register(IServiceCollection services, DatabaseSettings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        connection.Timeout = Math.Min(connection.Timeout, ConnectTimeoutSeconds);
        connection.CommandTimeout = Math.Min(connection.CommandTimeout, CommandTimeoutSeconds);
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = ServerEngine.MaxPoolSize;
        }

        services.AddPersistence<PostgreSqlDbContext>(
            new PostgreSqlEngine(connection), settings, options => options.UseNpgsql(connection.ConnectionString));
    }
}
