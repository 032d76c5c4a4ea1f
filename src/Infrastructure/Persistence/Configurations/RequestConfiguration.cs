using EndpointManager.Application.Requests;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Persistence.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_requests</c>.</summary>
internal sealed class RequestConfiguration : IEntityTypeConfiguration<StoredRequest>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_requests";

    /// <summary>SQL that is true of requests that belong to no device; as in the index, or the index is not used.</summary>
    public const string IsStrangers = "has_device = FALSE";

    /// <summary>Column of the section that a request was written to, where the index by phone has sections.</summary>
    public const string Section = "section";

    /// <summary>The index by phone that has sections.</summary>
    public const string SectionsIndex = "ix_endpoint_requests_section";

    /// <summary>Longest address as text: IPv6 with an embedded IPv4 address.</summary>
    public const int AddressMaxLength = 45;

    private const int NameMaxLength = 32;
    private const string SectionProperty = "Section";

    // Columns of the version before, which wrote down what is now read from the User-Agent when somebody looks. They stay, and stay
    // empty: MySQL changes its schema without transactions, and an upgrade that was cut off after dropping one could not be completed.
    private static readonly string[] Unwritten = ["Brand", "Model", "Firmware"];

    public void Configure(EntityTypeBuilder<StoredRequest> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(request => request.MacAddress).HasColumnName("mac_address").HasMaxLength(MacAddress.Length).IsFixedLength();
        builder.Property(request => request.HasDevice).HasColumnName("has_device");
        builder.Property(request => request.Address).HasColumnName("address").HasMaxLength(AddressMaxLength);
        builder.Property(request => request.Method).HasColumnName("method").HasMaxLength(RecordedText.MaxMethodLength);
        builder.Property(request => request.File).HasColumnName("file").HasMaxLength(RecordedText.MaxFileLength);
        builder.Property(request => request.UserAgent).HasColumnName("user_agent").HasMaxLength(RecordedText.MaxUserAgentLength);
        foreach (string name in Unwritten)
        {
            builder.Property<string?>(name).HasColumnName(name.ToLowerInvariant()).HasMaxLength(PhoneModel.MaxNameLength);
        }

        builder.Property(request => request.Status).HasColumnName("status");
        builder.Property(request => request.Form).HasColumnName("form").HasMaxLength(NameMaxLength).HasConversion<string>();
        builder.Property(request => request.Reason).HasColumnName("reason").HasMaxLength(NameMaxLength).HasConversion<string>();
        builder.Property(request => request.Bytes).HasColumnName("bytes");
    }

    /// <summary>Lets the requests of a phone be read in order.</summary>
    public static void IndexByPhone(ModelBuilder model) => model.Entity<StoredRequest>()
        .HasIndex(request => new { request.MacAddress, request.Id }).HasDatabaseName("ix_endpoint_requests_mac_address");

    /// <summary>
    /// The same on an engine that looks a phone up in each section by itself: what is written and what is forgotten lie close together
    /// in the index then, however large it is.
    /// </summary>
    public static void IndexByPhoneInSections(ModelBuilder model)
    {
        EntityTypeBuilder<StoredRequest> requests = model.Entity<StoredRequest>();
        requests.Property<int>(SectionProperty).HasColumnName(Section).HasDefaultValue(0);
        // The number of a request ends each entry of the index as it is.
        requests.HasIndex(SectionProperty, nameof(StoredRequest.MacAddress)).HasDatabaseName(SectionsIndex);
    }

    /// <summary>Lets the requests of strangers be read in order, on an engine that can leave the others out of an index.</summary>
    public static void IndexStrangersAlone(ModelBuilder model) => model.Entity<StoredRequest>()
        .HasIndex(request => request.Id).HasFilter(IsStrangers).HasDatabaseName("ix_endpoint_requests_strangers");
}
