using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>An engine that is a server: one container for the whole run, started when the first test asks.</summary>
public abstract class ServerEngine : DatabaseEngine
{
    private const string RequireAll = "EM_TEST_REQUIRE_ALL";

    /// <summary>Password of the server's administrator.</summary>
    protected const string Password = "Test-2042";

    /// <summary>Password of <see cref="AsReaderAsync"/>'s user: in a statement, and so in traces, which the administrator's must not be.</summary>
    protected const string ReaderPassword = "Reader-2042";

    /// <inheritdoc/>
    public sealed override string? Absence =>
        TestcontainersSettings.OS.DockerEndpointAuthConfig is null && Environment.GetEnvironmentVariable(RequireAll) != "1"
            ? $"{GetType().Name} runs in a container, and no Docker engine answers."
            : null;

    /// <summary>Starts a server of the test's own, whose port stays the same when it is stopped and started again.</summary>
    internal async Task<DatabaseServer> StartOwnServerAsync() => await DatabaseServer.StartAsync(this, FreePort.Next());

    internal sealed override async Task<TestDatabase> CreateDatabaseAsync(TestFolder folder) =>
        await (await SharedServers.GetAsync(this)).CreateDatabaseAsync();

    /// <summary>A container that is not started yet.</summary>
    /// <param name="port">Its port on this machine; a free one if null.</param>
    internal abstract IDatabaseContainer BuildContainer(int? port);

    /// <summary>A database on a server that the container runs.</summary>
    internal abstract TestDatabase Open(IDatabaseContainer container, string database);

    /// <summary>The database as a user sees it who may read everything and write nothing.</summary>
    internal abstract Task<TestDatabase> AsReaderAsync(TestDatabase database);

    /// <summary>Statements that keep all others from a table, for as long as their connection is open.</summary>
    internal abstract string LockTableSql(string table);

    /// <summary>The column of a migration's name in that table, quoted.</summary>
    internal abstract string MigrationColumn { get; }

    /// <summary>Whether an interrupted change of the schema leaves nothing behind.</summary>
    internal abstract bool ChangesSchemaInTransactions { get; }

    /// <summary>SQL of the schema that a connection works in.</summary>
    internal abstract string CurrentSchema { get; }

    /// <summary>SQL that joins the values of a column to one text, in order.</summary>
    internal abstract string JoinLines(string column);

    /// <summary>SQL that makes a database.</summary>
    internal virtual string CreateDatabaseSql(string name) => $"CREATE DATABASE {name}";

    /// <summary>The image that a variable names, or the official one.</summary>
    protected static string Image(string variable, string official) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } image ? image : official;
}
