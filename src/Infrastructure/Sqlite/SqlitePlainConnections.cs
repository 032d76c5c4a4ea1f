using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>
/// Makes connections without the functions that EF Core adds for decimals, time spans and regular expressions, none of which the
/// model has: two dozen of them would be registered again whenever a connection is opened, a fifth of what a phone's file costs.
/// </summary>
internal sealed class SqlitePlainConnections : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqliteConnection(eventData.ConnectionString));
}
