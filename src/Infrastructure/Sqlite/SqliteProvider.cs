using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>SQLite, the embedded default.</summary>
internal sealed class SqliteProvider : IPersistenceProvider
{
    // Below the deadline of a request, so that a locked database is reported as such.
    private const int BusyTimeoutSeconds = 4;

    public void Register(IServiceCollection services, DatabaseSettings settings)
    {
        var connection = new SqliteConnectionStringBuilder(settings.ConnectionString);
        connection.DefaultTimeout = Timeouts.AtMost(BusyTimeoutSeconds, connection.DefaultTimeout);

        services.AddPersistence<SqliteDbContext>(
            new SqliteEngine(connection.DataSource),
            settings,
            options => options.UseSqlite(connection.ToString()).AddInterceptors(new SqlitePlainConnections(), new SqliteDurability()));
    }
}
