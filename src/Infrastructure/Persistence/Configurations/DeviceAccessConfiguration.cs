using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_device_access</c>; a row goes with its device.</summary>
internal sealed class DeviceAccessConfiguration : IEntityTypeConfiguration<DeviceAccess>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_device_access";

    public void Configure(EntityTypeBuilder<DeviceAccess> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(access => access.DeviceId);
        builder.Property(access => access.DeviceId).HasColumnName("device_id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new DeviceId(value));
        builder.HasOne<Device>().WithOne().HasForeignKey<DeviceAccess>(access => access.DeviceId).OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName("fk_endpoint_device_access_device");
        builder.Property(access => access.SealedToken).HasColumnName("token").HasMaxLength(DeviceAccess.MaxSealedLength);
        builder.Property(access => access.TokenLookup).HasColumnName("token_lookup").HasMaxLength(DeviceAccess.LookupLength);
        builder.Property(access => access.SealedFirstToken).HasColumnName("first_token").HasMaxLength(DeviceAccess.MaxSealedLength);
        builder.Property(access => access.FirstTokenLookup).HasColumnName("first_token_lookup").HasMaxLength(DeviceAccess.LookupLength);
        builder.Property(access => access.TokenUsedAt).HasColumnName("token_used_at");
        builder.Property(access => access.ArmedAt).HasColumnName("armed_at");
        builder.HasIndex(access => access.TokenLookup).IsUnique().HasDatabaseName("ux_endpoint_device_access_token_lookup");
        builder.HasIndex(access => access.FirstTokenLookup).IsUnique().HasDatabaseName("ux_endpoint_device_access_first_token_lookup");
    }
}
