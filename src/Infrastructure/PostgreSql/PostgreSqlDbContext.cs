using EndpointManager.Infrastructure.Persistence;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EndpointManager.Infrastructure.PostgreSql;

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : AppDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        RequestConfiguration.IndexStrangersAlone(modelBuilder);
        RequestConfiguration.IndexByPhone(modelBuilder);
        BinaryCollation.Apply(modelBuilder, "C");
    }
}

/// <summary>Lets the migration tool make the context without a server.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql("Host=design").Options);
}
