using DotNet.Testcontainers.Containers;
using MySqlConnector;
using Testcontainers.MySql;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>MySQL.</summary>
public class MySql : ServerEngine
{
    internal override IDatabaseContainer BuildContainer(int? port)
    {
        MySqlBuilder builder = Configure(new MySqlBuilder(ImageName)).WithUsername("root").WithPassword(Password)
            .WithCommand(
                // Else JoinLines is cut after a kilobyte.
                "--group-concat-max-len=1000000",
                // As Testcontainers starts PostgreSQL: the disk of a machine that runs tests may take seconds to sync, which no
                // request waits for, and what a server keeps in a power cut is not tested here.
                "--innodb-flush-method=nosync",
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-doublewrite=0",
                "--sync-binlog=0",
                "--max-connections=500");
        return (port is { } fixedPort ? builder.WithPortBinding(fixedPort, MySqlBuilder.MySqlPort) : builder).Build();
    }

    internal override TestDatabase Open(IDatabaseContainer container, string database) =>
        Database(new MySqlConnectionStringBuilder(container.GetConnectionString())
        {
            Database = database,
            // One server serves the whole run; a class that is done gives its connections back soon.
            ConnectionIdleTimeout = 4,
        });

    internal override async Task<TestDatabase> AsReaderAsync(TestDatabase database)
    {
        var connection = new MySqlConnectionStringBuilder(database.ConnectionString);
        string reader = connection.Database + "_reader";
        await database.ExecuteAsync(
            $"CREATE USER {reader} IDENTIFIED BY '{ReaderPassword}'; GRANT SELECT ON {connection.Database}.* TO {reader}");
        connection.UserID = reader;
        connection.Password = ReaderPassword;
        return Database(connection);
    }

    internal override string HistoryTable => "__EFMigrationsHistory";

    internal override string MigrationColumn => "MigrationId";

    internal override bool ChangesSchemaInTransactions => false;

    internal override string CurrentSchema => "DATABASE()";

    internal override string JoinLines(string column) => $"GROUP_CONCAT({column} ORDER BY {column} SEPARATOR '\\n')";

    internal override string LockTableSql(string table) => $"LOCK TABLES {table} WRITE";

    /// <summary>Name of the image.</summary>
    private protected virtual string ImageName => Image("MYSQL_IMAGE", "mysql:8.4");

    /// <summary>Sets what differs between MySQL and its relatives.</summary>
    private protected virtual MySqlBuilder Configure(MySqlBuilder builder) => builder;

    private static TestDatabase Database(MySqlConnectionStringBuilder connection) =>
        new("mysql", connection.ConnectionString, MySqlConnectorFactory.Instance);
}
