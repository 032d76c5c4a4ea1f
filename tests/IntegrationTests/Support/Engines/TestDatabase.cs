using System.Data.Common;
using System.Globalization;
using EndpointManager.Application.Settings;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>A database of its own, and a way into it past the service.</summary>
/// <param name="provider">The engine's name in the configuration.</param>
/// <param name="connectionString">How the service connects.</param>
/// <param name="driver">How the tests do.</param>
internal sealed class TestDatabase(string provider, string connectionString, DbProviderFactory driver)
{
    public string ConnectionString => connectionString;

    public DatabaseSettings Settings => new() { Provider = provider, ConnectionString = connectionString };

    /// <summary>The section of the configuration file.</summary>
    /// <param name="options">More of the connection string.</param>
    public string ToToml(string options = "") => $"""
        [database]
        provider = "{provider}"
        connection_string = "{connectionString};{options}"
        """;

    /// <summary>The same database with more in its connection string.</summary>
    public TestDatabase With(string options) => new(provider, $"{connectionString};{options}", driver);

    /// <summary>Runs statements.</summary>
    public async Task ExecuteAsync(string sql) => await ScalarAsync(sql);

    /// <summary>The first value that a query gives, as text.</summary>
    public async Task<string?> ScalarAsync(string sql)
    {
        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>The rows that a query gives, the values of each with a space between them.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader rows = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await rows.ReadAsync())
        {
            texts.Add(string.Join(' ', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        }

        return texts;
    }

    /// <summary>Runs statements on a connection that stays open, with what they hold.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string sql)
    {
        DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>A connection of the test's own.</summary>
    public async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = driver.CreateConnection()!;
        connection.ConnectionString = connectionString + ";Pooling=False";
        await connection.OpenAsync();
        return connection;
    }
}
