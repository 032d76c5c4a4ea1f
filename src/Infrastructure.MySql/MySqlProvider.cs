using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace EndpointManager.Infrastructure.MySql;

/// <summary>MySQL and MariaDB.</summary>
public sealed class MySqlProvider : IPersistenceProvider
{
    // Both below the deadline of a request, so that a server that is away is reported as such.
    private const uint ConnectTimeoutSeconds = 4;
    private const uint CommandTimeoutSeconds = 4;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, DatabaseSettings settings)
    {
        var connection = new MySqlConnectionStringBuilder(settings.ConnectionString)
        {
            // An ID is a CHAR(36) column, whatever the connection string says.
            GuidFormat = MySqlGuidFormat.Char36,
        };
        connection.ConnectionTimeout = Math.Min(connection.ConnectionTimeout, ConnectTimeoutSeconds);
        connection.DefaultCommandTimeout = Math.Min(connection.DefaultCommandTimeout, CommandTimeoutSeconds);
        if (!connection.ContainsKey("Maximum Pool Size"))
        {
            connection.MaximumPoolSize = ServerEngine.MaxPoolSize;
        }

        var engine = new MySqlEngine(connection, settings.ServerVersion);
        services.AddPersistence<MySqlDbContext>(
            engine, settings, options => options.UseMySql(connection.ConnectionString, engine.Server));
    }
}
