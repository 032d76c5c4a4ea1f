using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>
/// Makes every transaction survive a power cut: in WAL mode only <c>synchronous=FULL</c> syncs the log at each commit
/// (SQLite documentation, PRAGMA synchronous). Set before each transaction, so that reads do not pay for it.
/// </summary>
internal sealed class SqliteDurability : DbTransactionInterceptor
{
    // 32 MiB, by need: with SQLite's own 2 MiB a transaction of thousands of rows writes its pages out again and again.
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA cache_size=-32768";

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }
}
