using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Containers;

/// <summary>docs/sql/ on real servers, and the service with a user who may not change the schema.</summary>
public sealed class SqlScriptOnServerTests : IDisposable
{
    private const string AppPassword = "app-password";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedsEngineFact]
    public Task PostgreSql_is_served_by_a_user_without_ddl_rights() => ServesAsync(
        new Server(
            "local/postgres:17", "postgres:17", "5432/tcp", ["POSTGRES_DB=em", "POSTGRES_USER=owner", "POSTGRES_PASSWORD=owner"],
            ["psql", "--quiet", "-h", "127.0.0.1", "-U", "owner", "-v", "ON_ERROR_STOP=1", "em"], ["PGPASSWORD=owner"]),
        "postgresql",
        $"""
        CREATE ROLE app LOGIN PASSWORD '{AppPassword}';
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app;
        REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM app;
        REVOKE UPDATE ON endpoint_audit FROM app;
        """,
        port => $"Host=127.0.0.1;Port={port};Database=em;Username=app;Password={AppPassword}");

    [NeedsEngineFact]
    public Task MySql_is_served_by_a_user_without_ddl_rights() => ServesAsync(
        new Server(
            "local/mysql:9", "mysql:8.4", "3306/tcp", ["MYSQL_DATABASE=em", "MYSQL_ROOT_PASSWORD=owner"],
            ["mysql", "--host=127.0.0.1", "--user=root", "em"], ["MYSQL_PWD=owner"]),
        "mysql",
        $"""
        CREATE USER 'app'@'%' IDENTIFIED BY '{AppPassword}';
        GRANT SELECT, INSERT, UPDATE, DELETE ON em.* TO 'app'@'%';
        """,
        port => $"Server=127.0.0.1;Port={port};Database=em;User ID=app;Password={AppPassword}");

    private async Task ServesAsync(Server server, string engine, string grants, Func<string, string> connectionString)
    {
        string image = await Docker.HasImageAsync(server.StandIn) ? server.StandIn : server.Image;
        string container = await Docker.RunAsync(
            ["run", "--detach", "--publish", $"127.0.0.1::{server.Port}", .. server.Settings.SelectMany(Variable), image]);
        try
        {
            string script = await File.ReadAllTextAsync(Repository.PathOf($"docs/sql/{engine}.sql"));
            await WaitUntilAnsweringAsync(container, server);
            await server.Client(container, script).RunAsync();
            await server.Client(container, script).RunAsync();
            await server.Client(container, grants).RunAsync();
            string port = (await Docker.RunAsync("port", container, server.Port)).Split(':')[^1];

            using ServiceProcess service = ServiceProcess.Start(_folder.Path, $"""
                [database]
                provider = "{engine}"
                connection_string = "{connectionString(port)}"
                auto_migrate = false
                """);
            await service.WaitUntilReadyAsync();

            await service.Client.AddedAsync(ConsoleClient.Device());
        }
        finally
        {
            await Docker.RunAsync("rm", "--force", "--volumes", container);
        }
    }

    private static async Task WaitUntilAnsweringAsync(string container, Server server)
    {
        for (int second = 0; (await server.Client(container, "SELECT 1;").TryAsync()).ExitCode != 0; second++)
        {
            second.Should().BeLessThan(90, "the server has to start");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static string[] Variable(string setting) => ["--env", setting];

    private sealed record Server(
        string StandIn, string Image, string Port, string[] Settings, string[] ClientCommand, string[] ClientSettings)
    {
        /// <summary>The server's own client inside the container, fed with SQL.</summary>
        public Command Client(string container, string sql) =>
            new("docker", ["exec", "--interactive", .. ClientSettings.SelectMany(Variable), container, .. ClientCommand]) { Input = sql };
    }
}
