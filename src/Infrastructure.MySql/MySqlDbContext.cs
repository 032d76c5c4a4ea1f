using EndpointManager.Infrastructure.Persistence;
using EndpointManager.Infrastructure.Persistence.Configurations;
using EndpointManager.Infrastructure.Persistence.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EndpointManager.Infrastructure.MySql;

/// <summary>The model on MySQL and MariaDB.</summary>
internal sealed class MySqlDbContext(DbContextOptions<MySqlDbContext> options) : AppDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        RequestConfiguration.IndexByPhone(modelBuilder);
        // MySQL has no index over some of the rows alone.
        modelBuilder.Entity<StoredRequest>().HasIndex(request => new { request.HasDevice, request.Id })
            .HasDatabaseName("ix_endpoint_requests_has_device");
        // The one binary collation of all four-byte characters that MySQL and MariaDB both have.
        BinaryCollation.Apply(modelBuilder, "utf8mb4_bin");
    }
}

/// <summary>Lets the migration tool make the context without a server.</summary>
internal sealed class MySqlDesignTimeFactory : IDesignTimeDbContextFactory<MySqlDbContext>
{
    public MySqlDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<MySqlDbContext>().UseMySql("Server=design", MySqlEngine.CommonServer).Options);
}
