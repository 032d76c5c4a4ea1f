using EndpointManager.Application.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_audit</c>.</summary>
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_audit";

    /// <summary>Longest name of an actor in characters.</summary>
    public const int ActorMaxLength = AuditEntry.MaxActorLength;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id").ValueGeneratedOnAdd();
        builder.Property(entry => entry.Time).HasColumnName("time");
        builder.Property(entry => entry.Actor).HasColumnName("actor").HasMaxLength(ActorMaxLength);
        builder.Property(entry => entry.ActorName).HasColumnName("actor_name").HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(entry => entry.Address).HasColumnName("address").HasMaxLength(RequestConfiguration.AddressMaxLength);
        builder.Property(entry => entry.Action).HasColumnName("action").HasMaxLength(AuditEntry.MaxActionLength);
        builder.Property(entry => entry.Outcome).HasColumnName("outcome").HasMaxLength(AuditEntry.MaxKindLength);
        builder.Property(entry => entry.Status).HasColumnName("status");
        builder.Property(entry => entry.TargetKind).HasColumnName("target_kind").HasMaxLength(AuditEntry.MaxKindLength);
        builder.Property(entry => entry.Target).HasColumnName("target").HasMaxLength(AuditEntry.MaxTargetLength);
        builder.Property(entry => entry.Changes).HasColumnName("changes");
        builder.HasIndex(entry => entry.Time).HasDatabaseName("ix_endpoint_audit_time");
        builder.HasIndex(entry => new { entry.Target, entry.Id }).HasDatabaseName("ix_endpoint_audit_target");
        builder.HasIndex(entry => new { entry.Actor, entry.Id }).HasDatabaseName("ix_endpoint_audit_actor");
    }
}
