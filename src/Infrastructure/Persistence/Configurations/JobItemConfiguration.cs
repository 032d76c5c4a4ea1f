using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>
/// The table <c>endpoint_job_items</c>. A row stays when its device goes: it tells what was done.
/// </summary>
internal sealed class JobItemConfiguration : IEntityTypeConfiguration<JobItem>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_job_items";

    private const int NameMaxLength = 16;

    public void Configure(EntityTypeBuilder<JobItem> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(item => new { item.JobId, item.Position });
        builder.Property(item => item.JobId).HasColumnName("job_id").HasConversion(id => id.Value, value => new JobId(value));
        builder.Property(item => item.Position).HasColumnName("position").ValueGeneratedNever();
        builder.HasOne<Job>().WithMany().HasForeignKey(item => item.JobId).OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName("fk_endpoint_job_items_job");
        builder.Property(item => item.DeviceId).HasColumnName("device_id").HasConversion(id => id.Value, value => new DeviceId(value));
        builder.Property(item => item.MacAddress).HasColumnName("mac_address").HasMaxLength(MacAddress.Length).IsFixedLength()
            .HasConversion(mac => mac.Value, value => ParsedValue.Parse<MacAddress>(value));
        builder.Property(item => item.State).HasColumnName("state").HasMaxLength(NameMaxLength).HasConversion<string>();
        builder.Property(item => item.Attempt).HasColumnName("attempt");
        builder.Property(item => item.SentAt).HasColumnName("sent_at");
        builder.Property(item => item.FinishedAt).HasColumnName("finished_at");
        builder.Property(item => item.SipStatus).HasColumnName("sip_status");
        builder.Property(item => item.Reason).HasColumnName("reason").HasMaxLength(JobItemAnswer.MaxTextLength);
        builder.Property(item => item.Route).HasColumnName("route").HasMaxLength(JobItemAnswer.MaxTextLength);
        builder.Property(item => item.Target).HasColumnName("target").HasMaxLength(JobItemAnswer.MaxTextLength);
        builder.Property(item => item.Transport).HasColumnName("transport").HasMaxLength(JobItemAnswer.MaxTextLength);
        builder.Property(item => item.Responder).HasColumnName("responder").HasMaxLength(JobItemAnswer.MaxTextLength);
        builder.Property(item => item.ElapsedMs).HasColumnName("elapsed_ms");
        builder.HasIndex(item => new { item.JobId, item.State, item.Position }).HasDatabaseName("ix_endpoint_job_items_state");
    }
}
