using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_encryption_keys</c>.</summary>
internal sealed class EncryptionKeyConfiguration : IEntityTypeConfiguration<EncryptionKeyRecord>
{
    public void Configure(EntityTypeBuilder<EncryptionKeyRecord> builder)
    {
        builder.ToTable("endpoint_encryption_keys");
        builder.HasKey(key => key.KeyId);
        builder.Property(key => key.KeyId).HasColumnName("key_id").HasMaxLength(EncryptionKeyRecord.KeyIdMaxLength);
        builder.Property(key => key.CheckValue).HasColumnName("check_value").HasMaxLength(EncryptionKeyRecord.CheckValueMaxLength);
    }
}
