using System.Globalization;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;

namespace EndpointManager.IntegrationTests.Hosting;

/// <summary>Two majors of EF Core are published together; a process holds the one that its engine needs.</summary>
public abstract class LoadedEngineTests<TEngine> : IDisposable
    where TEngine : DatabaseEngine, new()
{
    private readonly TestFolder _folder = new();

    /// <summary>The files of EF Core and the drivers that have to be in the process, beside others of their folder.</summary>
    protected abstract string[] Expected { get; }

    /// <summary>Parts of the names of files that must not be.</summary>
    protected abstract string[] Unwanted { get; }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Only_the_engine_that_is_configured_is_in_the_process()
    {
        TestDatabase database = await new TEngine().CreateDatabaseAsync(_folder);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, database.ToToml());
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device());
        await service.Client.ReadAsync(ConsoleClient.Devices);

        string[] files = LoadedFiles(service.Id);

        foreach (string expected in Expected)
        {
            files.Should().Contain(file => file.EndsWith(expected, StringComparison.Ordinal), "{0} is in use", expected);
        }

        foreach (string unwanted in Unwanted)
        {
            files.Should().NotContain(file => file.Contains(unwanted, StringComparison.Ordinal), "{0} is not in use", unwanted);
        }
    }

    private static string[] LoadedFiles(int process) =>
        [.. File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/maps"))
            .Where(line => line.Contains('/', StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
            .Distinct()];
}

public sealed class LoadedSqliteTests : LoadedEngineTests<Sqlite>
{
    protected override string[] Expected => ["/Microsoft.EntityFrameworkCore.dll", "/Microsoft.Data.Sqlite.dll"];

    protected override string[] Unwanted => ["/providers/", "/Npgsql"];
}

public sealed class LoadedPostgreSqlTests : LoadedEngineTests<PostgreSql>
{
    protected override string[] Expected => ["/Microsoft.EntityFrameworkCore.dll", "/Npgsql.dll"];

    protected override string[] Unwanted => ["/providers/", "Sqlite", "sqlite"];
}

public sealed class LoadedMySqlTests : LoadedEngineTests<MySql>
{
    protected override string[] Expected => ["/providers/mysql/Microsoft.EntityFrameworkCore.dll", "/providers/mysql/MySqlConnector.dll"];

    protected override string[] Unwanted => ["/net10.0/Microsoft.EntityFrameworkCore", "/Npgsql", "Sqlite", "sqlite"];
}
