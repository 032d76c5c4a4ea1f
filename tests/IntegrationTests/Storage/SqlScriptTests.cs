using System.Text.RegularExpressions;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Data.Sqlite;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>docs/sql/: the schema for those whose service may not change it. eng/update-sql.sh --check compares every line.</summary>
public sealed partial class SqlScriptTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite", "src/Infrastructure/Sqlite/Migrations")]
    [InlineData("postgresql", "src/Infrastructure/PostgreSql/Migrations")]
    [InlineData("mysql", "src/Infrastructure.MySql/Migrations")]
    public void The_script_of_an_engine_has_all_its_migrations(string engine, string migrations)
    {
        List<string> known = [.. Directory.GetFiles(Repository.PathOf(migrations), "*.Designer.cs")
            .Select(file => Path.GetFileName(file).Replace(".Designer.cs", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        List<string> inScript = [.. AppliedMigration().Matches(Script(engine)).Select(match => match.Groups[1].Value)];

        known.Should().NotBeEmpty();
        inScript.Should().Equal(known, "eng/update-sql.sh has to be run after a migration was added");
    }

    [Fact]
    public async Task A_database_made_by_the_script_is_served_without_changing_it()
    {
        await using (var connection = new SqliteConnection($"Data Source={_folder.Database}"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = Script("sqlite");
            await command.ExecuteNonQueryAsync();
        }

        using ServiceProcess service = ServiceProcess.Start(_folder.Path, $"""
            [database]
            connection_string = "Data Source={_folder.Database}"
            auto_migrate = false
            [security]
            key_file = "{_folder.Key}"
            """);
        await service.WaitUntilReadyAsync();

        await service.Client.AddedAsync(ConsoleClient.Device());
    }

    private static string Script(string engine) => File.ReadAllText(Repository.PathOf($"docs/sql/{engine}.sql"));

    [GeneratedRegex("VALUES \\('([0-9]{14}_[A-Za-z0-9]+)'")]
    private static partial Regex AppliedMigration();
}
