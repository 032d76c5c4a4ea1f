using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_api_keys</c>.</summary>
internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_api_keys";

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).HasColumnName("id").HasMaxLength(ApiKey.IdLength).IsFixedLength().ValueGeneratedNever();
        builder.Property(key => key.Name).HasColumnName("name").HasMaxLength(KeyName.MaxLength)
            .HasConversion(name => name.Value, value => ParsedValue.Parse<KeyName>(value));
        builder.Property(key => key.SecretHash).HasColumnName("secret_hash").HasMaxLength(ApiKey.SecretHashLength).IsFixedLength();
        builder.Property(key => key.Scopes).HasColumnName("scopes").HasMaxLength(ApiKey.MaxScopesLength)
            .HasConversion(scopes => scopes.Value, value => ParsedValue.Parse<ScopeSet>(value));
        builder.Property(key => key.CreatedAt).HasColumnName("created_at");
        builder.Property(key => key.CreatedBy).HasColumnName("created_by").HasMaxLength(AuditEntryConfiguration.ActorMaxLength);
        builder.Property(key => key.ExpiresAt).HasColumnName("expires_at");
        builder.Property(key => key.RevokedAt).HasColumnName("revoked_at");
        builder.Property(key => key.LastUsedAt).HasColumnName("last_used_at");
    }
}
