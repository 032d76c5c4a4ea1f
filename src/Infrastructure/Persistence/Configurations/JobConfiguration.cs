using EndpointManager.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_jobs</c>.</summary>
internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_jobs";

    private const int NameMaxLength = 16;

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(job => job.Id);
        builder.Property(job => job.Id).HasColumnName("id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new JobId(value));
        builder.Property(job => job.Action).HasColumnName("action").HasMaxLength(NameMaxLength).HasConversion<string>();
        builder.Property(job => job.State).HasColumnName("state").HasMaxLength(NameMaxLength).HasConversion<string>();
        builder.ComplexProperty(job => job.Counts, ConfigureCounts);
        builder.Property(job => job.CreatedAt).HasColumnName("created_at");
        builder.Property(job => job.FinishedAt).HasColumnName("finished_at");
        builder.Property(job => job.Holder).HasColumnName("holder");
        builder.Property(job => job.Fence).HasColumnName("fence");
        builder.Property(job => job.Version).HasColumnName("version").IsConcurrencyToken();
        builder.HasIndex(job => job.FinishedAt).HasDatabaseName("ix_endpoint_jobs_finished_at");
    }

    private static void ConfigureCounts(ComplexPropertyBuilder<JobCounts> counts)
    {
        counts.IsRequired();
        counts.Property(c => c.Queued).HasColumnName("queued");
        counts.Property(c => c.Sent).HasColumnName("sent");
        counts.Property(c => c.Accepted).HasColumnName("accepted");
        counts.Property(c => c.Rejected).HasColumnName("rejected");
        counts.Property(c => c.Unreachable).HasColumnName("unreachable");
        counts.Property(c => c.TimedOut).HasColumnName("timed_out");
        counts.Property(c => c.Cancelled).HasColumnName("cancelled");
    }
}
