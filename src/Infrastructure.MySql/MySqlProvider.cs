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
    // How long a server that gave no answer may take to confirm that it was called off.
    private const int CancellationTimeoutSeconds = 1;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, DatabaseSettings settings)
    {
        ServerEngine.ReserveThreads();
        var connection = new MySqlConnectionStringBuilder(settings.ConnectionString)
        {
            // An ID is a CHAR(36) column, whatever the connection string says.
            GuidFormat = MySqlGuidFormat.Char36,
            CancellationTimeout = CancellationTimeoutSeconds,
        };
        connection.ConnectionTimeout = (uint)Timeouts.AtMost(ServerEngine.ConnectTimeoutSeconds, (int)connection.ConnectionTimeout);
        connection.DefaultCommandTimeout = (uint)Timeouts.AtMost(ServerEngine.CommandTimeoutSeconds, (int)connection.DefaultCommandTimeout);
        if (!connection.ContainsKey("Maximum Pool Size"))
        {
            connection.MaximumPoolSize = ServerEngine.MaxPoolSize;
        }

        var engine = new MySqlEngine(connection, settings.ServerVersion);
        services.AddPersistence<MySqlDbContext>(
            engine, settings, options => options.UseMySql(connection.ConnectionString, engine.Server));
    }
}
