using System.Reflection;
using System.Runtime.Loader;
using EndpointManager.Infrastructure;
using EndpointManager.Infrastructure.PostgreSql;
using EndpointManager.Infrastructure.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EndpointManager.IntegrationTests.Storage;

/// <summary>A change of the model without its migration would reach an operator as a missing column.</summary>
public sealed class MigrationTests
{
    private const string Remedy = "eng/add-migration.sh NAME makes the migration that is missing";

    [Fact]
    public void The_model_has_no_change_that_SQLite_lacks_a_migration_for()
    {
        using SqliteDbContext db = new SqliteDesignTimeFactory().CreateDbContext([]);

        db.Database.HasPendingModelChanges().Should().BeFalse(Remedy);
        db.Database.GetMigrations().Should().NotBeEmpty();
    }

    [Fact]
    public void The_model_has_no_change_that_PostgreSQL_lacks_a_migration_for()
    {
        using PostgreSqlDbContext db = new PostgreSqlDesignTimeFactory().CreateDbContext([]);

        db.Database.HasPendingModelChanges().Should().BeFalse(Remedy);
        db.Database.GetMigrations().Should().NotBeEmpty();
    }

    // Its EF Core is another major in a load context of its own, whose types this code cannot name.
    [Fact]
    public void The_model_has_no_change_that_MySQL_lacks_a_migration_for()
    {
        Assembly provider = PersistenceProviders.Get("mysql").GetType().Assembly;
        Type factory = provider.GetType("EndpointManager.Infrastructure.MySql.MySqlDesignTimeFactory", throwOnError: true)!;
        object db = factory.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
        object database = db.GetType().GetProperty("Database")!.GetValue(db)!;

        Ask<bool>(provider, "HasPendingModelChanges", database).Should().BeFalse(Remedy);
        Ask<IEnumerable<string>>(provider, "GetMigrations", database).Should().NotBeEmpty();
    }

    private static T Ask<T>(Assembly provider, string question, object database) => (T)AssemblyLoadContext.GetLoadContext(provider)!
        .LoadFromAssemblyName(new AssemblyName("Microsoft.EntityFrameworkCore.Relational"))
        .GetType("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", throwOnError: true)!
        .GetMethod(question)!.Invoke(null, [database])!;
}
