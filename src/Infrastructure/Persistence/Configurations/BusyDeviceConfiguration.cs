using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_busy_devices</c>, whose key lets a device be notified by one at a time only.</summary>
internal sealed class BusyDeviceConfiguration : IEntityTypeConfiguration<BusyDevice>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_busy_devices";

    public void Configure(EntityTypeBuilder<BusyDevice> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(busy => busy.DeviceId);
        builder.Property(busy => busy.DeviceId).HasColumnName("device_id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new DeviceId(value));
        builder.Property(busy => busy.Occupation).HasColumnName("occupation");
        builder.Property(busy => busy.ExpiresAt).HasColumnName("expires_at");
        builder.HasIndex(busy => busy.ExpiresAt).HasDatabaseName("ix_endpoint_busy_devices_expires_at");
    }
}
