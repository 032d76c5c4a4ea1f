using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence;
using EndpointManager.Infrastructure.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EndpointManager.Infrastructure.Sqlite;

/// <summary>The model on SQLite.</summary>
internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AppDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        RequestConfiguration.IndexStrangersAlone(modelBuilder);
        RequestConfiguration.IndexByPhoneInSections(modelBuilder);
        // Devices in the order of their addresses of which another table knows nothing: other engines join by hashes, or have the
        // key in each of their indexes. SQLite would look each device up in the table.
        modelBuilder.Entity<Device>().HasIndex(device => new { device.MacAddress, device.Id }).HasDatabaseName("ix_endpoint_devices_mac_address");
    }
}

/// <summary>Lets the migration tool make the context without a database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design.db").Options);
}
