using DotNet.Testcontainers.Containers;
using Npgsql;
using Testcontainers.PostgreSql;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>PostgreSQL.</summary>
public sealed class PostgreSql : ServerEngine
{
    internal override IDatabaseContainer BuildContainer(int? port)
    {
        PostgreSqlBuilder builder = new PostgreSqlBuilder(Image("POSTGRES_IMAGE", "postgres:17")).WithDatabase("test").WithPassword(Password)
            .WithCommand("-c", "max_connections=500");
        return (port is { } fixedPort ? builder.WithPortBinding(fixedPort, PostgreSqlBuilder.PostgreSqlPort) : builder).Build();
    }

    // With a language's order, as many hosts have it: what the service answers must not depend on it.
    internal override string CreateDatabaseSql(string name) =>
        $"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'";

    internal override TestDatabase Open(IDatabaseContainer container, string database) =>
        Database(new NpgsqlConnectionStringBuilder(container.GetConnectionString())
        {
            Database = database,
            // One server serves the whole run; a class that is done gives its connections back soon.
            ConnectionIdleLifetime = 4,
            ConnectionPruningInterval = 2,
        });

    internal override async Task<TestDatabase> AsReaderAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        string reader = connection.Database + "_reader";
        await database.ExecuteAsync(
            $"CREATE USER {reader} PASSWORD '{ReaderPassword}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}");
        connection.Username = reader;
        connection.Password = ReaderPassword;
        return Database(connection);
    }

    internal override string HistoryTable => "\"__EFMigrationsHistory\"";

    internal override string MigrationColumn => "\"MigrationId\"";

    internal override bool ChangesSchemaInTransactions => true;

    internal override string CurrentSchema => "current_schema()";

    internal override string JoinLines(string column) => $"string_agg({column}, E'\\n' ORDER BY {column})";

    internal override string LockTableSql(string table) => $"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE";

    private static TestDatabase Database(NpgsqlConnectionStringBuilder connection) =>
        new("postgresql", connection.ConnectionString, NpgsqlFactory.Instance);
}
