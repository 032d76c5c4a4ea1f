using EndpointManager.Application.Requests;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_unknown_phones</c>.</summary>
internal sealed class UnknownPhoneConfiguration : IEntityTypeConfiguration<UnknownPhone>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_unknown_phones";

    public void Configure(EntityTypeBuilder<UnknownPhone> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(phone => phone.MacAddress);
        builder.Property(phone => phone.MacAddress).HasColumnName("mac_address").HasMaxLength(MacAddress.Length).IsFixedLength()
            .HasConversion(mac => mac.Value, value => ParsedValue.Parse<MacAddress>(value));
        builder.Property(phone => phone.Brand).HasColumnName("brand").HasMaxLength(PhoneModel.MaxNameLength);
        builder.Property(phone => phone.Model).HasColumnName("model").HasMaxLength(PhoneModel.MaxNameLength);
        builder.Property(phone => phone.Firmware).HasColumnName("firmware").HasMaxLength(PhoneModel.MaxNameLength);
        builder.Property(phone => phone.UserAgent).HasColumnName("user_agent").HasMaxLength(RecordedText.MaxUserAgentLength);
        builder.Property(phone => phone.File).HasColumnName("file").HasMaxLength(RecordedText.MaxFileLength);
        builder.Property(phone => phone.Address).HasColumnName("address").HasMaxLength(RequestConfiguration.AddressMaxLength);
        builder.Property(phone => phone.Requests).HasColumnName("requests");
        builder.Property(phone => phone.FirstSeenAt).HasColumnName("first_seen_at");
        builder.Property(phone => phone.LastSeenAt).HasColumnName("last_seen_at");
        builder.HasIndex(phone => phone.LastSeenAt).HasDatabaseName("ix_endpoint_unknown_phones_last_seen_at");
    }
}
