using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using EndpointManager.Infrastructure.Persistence.Configurations;
using EndpointManager.Infrastructure.Persistence.Jobs;
using EndpointManager.Infrastructure.Persistence.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The model that all engines share. Each engine derives its own context, to keep its own migrations.</summary>
internal abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The devices.</summary>
    public DbSet<Device> Devices => Set<Device>();

    /// <summary>What the devices' phones fetched.</summary>
    public DbSet<DeviceFetch> Fetches => Set<DeviceFetch>();

    /// <summary>The requests of phones.</summary>
    public DbSet<StoredRequest> Requests => Set<StoredRequest>();

    /// <summary>The phones that asked and are no devices.</summary>
    public DbSet<UnknownPhone> UnknownPhones => Set<UnknownPhone>();

    /// <summary>The jobs.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>The devices of the jobs.</summary>
    public DbSet<JobItem> JobItems => Set<JobItem>();

    /// <summary>The devices that are being notified.</summary>
    public DbSet<BusyDevice> BusyDevices => Set<BusyDevice>();

    /// <summary>Fingerprints of the keys that stored secrets were encrypted with.</summary>
    public DbSet<EncryptionKeyRecord> EncryptionKeys => Set<EncryptionKeyRecord>();

    /// <summary>The keys to the console.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>What lets the devices' phones at their secrets.</summary>
    public DbSet<DeviceAccess> Accesses => Set<DeviceAccess>();

    /// <summary>What was done in the console.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (EntityEntry<Device> entry in ChangeTracker.Entries<Device>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                DeviceSearchColumns.Fill(entry);
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new DeviceConfiguration());
        modelBuilder.ApplyConfiguration(new DeviceFetchConfiguration());
        modelBuilder.ApplyConfiguration(new RequestConfiguration());
        modelBuilder.ApplyConfiguration(new UnknownPhoneConfiguration());
        modelBuilder.ApplyConfiguration(new JobConfiguration());
        modelBuilder.ApplyConfiguration(new JobItemConfiguration());
        modelBuilder.ApplyConfiguration(new BusyDeviceConfiguration());
        modelBuilder.ApplyConfiguration(new EncryptionKeyConfiguration());
        modelBuilder.ApplyConfiguration(new ApiKeyConfiguration());
        modelBuilder.ApplyConfiguration(new DeviceAccessConfiguration());
        modelBuilder.ApplyConfiguration(new AuditEntryConfiguration());
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
}
