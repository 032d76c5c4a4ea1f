using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_device_fetches</c>; a row goes with its device.</summary>
internal sealed class DeviceFetchConfiguration : IEntityTypeConfiguration<DeviceFetch>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_device_fetches";

    private const int FormMaxLength = 16;

    public void Configure(EntityTypeBuilder<DeviceFetch> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(fetch => fetch.DeviceId);
        builder.Property(fetch => fetch.DeviceId).HasColumnName("device_id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new DeviceId(value));
        builder.HasOne<Device>().WithOne().HasForeignKey<DeviceFetch>(fetch => fetch.DeviceId).OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName("fk_endpoint_device_fetches_device");
        builder.Property(fetch => fetch.LastSeenAt).HasColumnName("last_seen_at");
        builder.Property(fetch => fetch.LastSeenAddress).HasColumnName("last_seen_address")
            .HasMaxLength(RequestConfiguration.AddressMaxLength);
        builder.Property(fetch => fetch.Firmware).HasColumnName("firmware").HasMaxLength(PhoneModel.MaxNameLength);
        builder.Property(fetch => fetch.ReportedModel).HasColumnName("reported_model").HasMaxLength(PhoneModel.MaxNameLength);
        builder.Property(fetch => fetch.LastServedAt).HasColumnName("last_served_at");
        builder.Property(fetch => fetch.LastServedAddress).HasColumnName("last_served_address")
            .HasMaxLength(RequestConfiguration.AddressMaxLength);
        builder.Property(fetch => fetch.ServedForm).HasColumnName("served_form").HasMaxLength(FormMaxLength).HasConversion<string>();
        builder.Property(fetch => fetch.DeliveredAt).HasColumnName("delivered_at");
        builder.Property(fetch => fetch.DeliveredAddress).HasColumnName("delivered_address")
            .HasMaxLength(RequestConfiguration.AddressMaxLength);
        builder.Property(fetch => fetch.DeliveredVersion).HasColumnName("delivered_version");
        builder.Property(fetch => fetch.DeliveredFingerprint).HasColumnName("delivered_fingerprint")
            .HasMaxLength(RenderingFingerprints.MaxLength);
        builder.HasIndex(fetch => fetch.LastSeenAt).HasDatabaseName("ix_endpoint_device_fetches_last_seen_at");
        builder.HasIndex(fetch => fetch.DeliveredAddress).HasDatabaseName("ix_endpoint_device_fetches_delivered_address");
    }
}
