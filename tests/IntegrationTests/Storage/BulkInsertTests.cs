using System.Data.Common;
using System.Globalization;
using EndpointManager.Infrastructure.Persistence;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>Many rows at once by what each engine has for it.</summary>
public abstract class BulkInsertTests<TEngine>(ServiceFixture<TEngine> fixture) : IClassFixture<ServiceFixture<TEngine>>
    where TEngine : DatabaseEngine, new()
{
    // Two whole statements on the engine that takes 500 rows in one, and a rest.
    private const int Many = 1203;

    private static readonly (string Name, BulkType Type)[] Columns =
    [
        ("id", BulkType.Guid), ("text_value", BulkType.Text), ("small", BulkType.Int32), ("big", BulkType.Int64), ("flag", BulkType.Boolean),
        ("at", BulkType.Timestamp),
    ];

    private readonly EngineAccess _engine = new(fixture.Service.Services);

    /// <summary>The types of the columns on the engine, as the migrations have them.</summary>
    protected abstract string[] ColumnTypes { get; }

    /// <summary>Every kind of value, awkward texts and nulls among them.</summary>
    public static TheoryData<string?, int?, long?, bool?, DateTime?> Rows => new()
    {
        { "plain", 1, 2, true, new DateTime(2026, 1, 31, 8, 30, 0, 123, DateTimeKind.Utc) },
        { null, null, null, null, null },
        { "", int.MinValue, long.MinValue, false, new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
        { new string('\u20ac', 300), 1, 2, true, new DateTime(2026, 1, 31, 8, 30, 0, 120, DateTimeKind.Utc) },
        { "Zoë 😀 \\ ' \" ` % ? $p0 @p0 \t \r\n", int.MaxValue, long.MaxValue, true, new DateTime(2038, 1, 19, 3, 14, 8, 999, DateTimeKind.Utc) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_row_comes_out_as_it_went_in(string? text, int? small, long? big, bool? flag, DateTime? at)
    {
        string table = await CreateTableAsync();
        Guid id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

        (await InsertAsync(table, [[id, text, small, big, flag, at]])).Should().Be(1);

        await using DbConnection connection = await _engine.ConnectAsync(fixture.Database);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT id, text_value, small, big, flag, at FROM {table}";
        await using DbDataReader row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).Should().BeTrue();
        row.GetGuid(0).Should().Be(id);
        (row.IsDBNull(1) ? null : row.GetString(1)).Should().Be(text);
        (row.IsDBNull(2) ? null : (int?)row.GetInt32(2)).Should().Be(small);
        (row.IsDBNull(3) ? null : (long?)row.GetInt64(3)).Should().Be(big);
        (row.IsDBNull(4) ? null : (bool?)row.GetBoolean(4)).Should().Be(flag);
        (row.IsDBNull(5) ? null : (DateTime?)row.GetDateTime(5)).Should().Be(at);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Many)]
    public async Task Any_number_of_rows_goes_in_in_order_though_their_array_is_one(int count)
    {
        string table = await CreateTableAsync();

        (await InsertAsync(table, Numbered(count))).Should().Be(count);

        string? sum = await fixture.Database.ScalarAsync($"SELECT COUNT(*) + COALESCE(SUM(big), 0) FROM {table}");
        long.Parse(sum!, CultureInfo.InvariantCulture).Should().Be(count + (count * (count - 1L) / 2));
    }

    [Fact]
    public async Task A_row_takes_nothing_over_from_its_neighbours()
    {
        string?[] texts = ["a", "a", null, null, "b", "", "a", null];
        string table = await CreateTableAsync();

        await InsertAsync(table, Numbered(texts.Length).Select(row =>
        {
            row[1] = texts[(int)row[2]!];
            return row;
        }));

        for (int number = 0; number < texts.Length; number++)
        {
            (await fixture.Database.ScalarAsync($"SELECT COALESCE(text_value, 'none') FROM {table} WHERE big = {number}"))
                .Should().Be(texts[number] ?? "none");
        }
    }

    [Fact]
    public async Task A_value_that_is_there_already_is_a_unique_violation_and_nothing_stays()
    {
        string table = await CreateTableAsync();
        await InsertAsync(table, Numbered(1));

        Func<Task> insert = () => InsertAsync(table, Numbered(Many).Select(row => row.ToArray()).Reverse());

        Exception exception = (await insert.Should().ThrowAsync<Exception>()).Which;
        _engine.IsUniqueViolation(exception).Should().BeTrue(exception.ToString());
        (await fixture.Database.ScalarAsync($"SELECT COUNT(*) FROM {table}")).Should().Be("1");
    }

    [Fact]
    public async Task Rows_that_break_off_leave_a_transaction_that_can_be_rolled_back()
    {
        string table = await CreateTableAsync();

        Func<Task> insert = () => InsertAsync(table, Numbered(Many).Select(row => (int)row[2]! < 700 ? row : throw new TimeoutException()));

        await insert.Should().ThrowAsync<TimeoutException>();
        (await fixture.Database.ScalarAsync($"SELECT COUNT(*) FROM {table}")).Should().Be("0");
    }

    private static IEnumerable<object?[]> Numbered(int count)
    {
        object?[] row = new object?[Columns.Length];
        for (int number = 0; number < count; number++)
        {
            row[0] = new Guid(number, 0, 0, new byte[8]);
            row[1] = "text";
            row[2] = number;
            row[3] = (long)number;
            yield return row;
        }
    }

    protected IServiceProvider Services => fixture.Service.Services;

    protected Task<DbConnection> ConnectAsync() => _engine.ConnectAsync(fixture.Database);

    protected async Task<string> CreateTableAsync()
    {
        string table = "bulk_" + Mac.Next();
        IEnumerable<string> columns = Columns.Zip(ColumnTypes, (column, type) => $"{column.Name} {type}");
        await fixture.Database.ExecuteAsync($"CREATE TABLE {table} ({string.Join(", ", columns)}, PRIMARY KEY (id))");
        return table;
    }

    protected async Task<long> InsertAsync(string table, IEnumerable<object?[]> rows)
    {
        await using DbConnection connection = await ConnectAsync();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        long count = await _engine.InsertAllAsync(transaction, table, Columns, rows.ToAsyncEnumerable());
        await transaction.CommitAsync();
        return count;
    }
}

public sealed class BulkInsertOnSqliteTests(ServiceFixture<Sqlite> fixture) : BulkInsertTests<Sqlite>(fixture)
{
    protected override string[] ColumnTypes => ["TEXT", "TEXT", "INTEGER", "INTEGER", "INTEGER", "TEXT"];

    // Times and identities are compared as texts, with those that EF Core writes.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_200_000)]
    [InlineData(5_000_000)]
    [InlineData(1_234_567)]
    public async Task A_value_has_the_form_that_the_driver_gives_it(long ticks)
    {
        var id = Guid.Parse("abcdef01-2345-6789-abcd-ef0123456789");
        DateTime at = new DateTime(2026, 1, 31, 8, 30, 0, DateTimeKind.Utc).AddTicks(ticks);
        string table = await CreateTableAsync();

        await InsertAsync(table, [[id, null, null, null, null, at]]);

        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table} WHERE id = $id AND at = $at";
        command.Parameters.Add(new SqliteParameter("$id", id));
        command.Parameters.Add(new SqliteParameter("$at", at));
        (await command.ExecuteScalarAsync()).Should().Be(1L);
    }

    [Fact]
    public async Task Connections_of_the_service_have_no_functions_that_cost_each_opening()
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        DbConnection connection = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.GetDbConnection();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM pragma_function_list WHERE name LIKE 'ef\\_%' ESCAPE '\\'";

        (await command.ExecuteScalarAsync()).Should().Be(0L);
    }
}

public sealed class BulkInsertOnPostgreSqlTests(ServiceFixture<PostgreSql> fixture) : BulkInsertTests<PostgreSql>(fixture)
{
    protected override string[] ColumnTypes => ["uuid", "varchar(512)", "integer", "bigint", "boolean", "timestamp with time zone"];
}

public abstract class BulkInsertOnMySqlFamilyTests<TEngine>(ServiceFixture<TEngine> fixture) : BulkInsertTests<TEngine>(fixture)
    where TEngine : DatabaseEngine, new()
{
    protected override string[] ColumnTypes =>
        ["char(36)", "varchar(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "int", "bigint", "tinyint(1)", "datetime(6)"];
}

public sealed class BulkInsertOnMySqlTests(ServiceFixture<MySql> fixture) : BulkInsertOnMySqlFamilyTests<MySql>(fixture);

public sealed class BulkInsertOnMariaDbTests(ServiceFixture<MariaDb> fixture) : BulkInsertOnMySqlFamilyTests<MariaDb>(fixture);
