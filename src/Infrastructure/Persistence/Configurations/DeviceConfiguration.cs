using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EndpointManager.Infrastructure.Persistence.Configurations;

/// <summary>The table <c>endpoint_devices</c>.</summary>
internal sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    /// <summary>Name of the table.</summary>
    public const string Table = "endpoint_devices";

    private const int TransportMaxLength = 3;

    public void Configure(EntityTypeBuilder<Device> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(device => device.Id);
        builder.Property(device => device.Id).HasColumnName("id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new DeviceId(value));
        builder.Property(device => device.MacAddress).HasColumnName("mac_address").HasMaxLength(MacAddress.Length).IsFixedLength()
            .HasConversion(mac => mac.Value, value => ParsedValue.Parse<MacAddress>(value));
        builder.HasIndex(device => device.MacAddress).IsUnique().HasDatabaseName("ux_endpoint_devices_mac_address");
        builder.Property(device => device.Label).HasColumnName("label").HasMaxLength(Label.MaxLength)
            .HasConversion(label => label.Value, value => ParsedValue.Parse<Label>(value));
        builder.ComplexProperty(device => device.Model, ConfigureModel);
        builder.ComplexProperty(device => device.Account, ConfigureAccount);
        builder.Property(device => device.CreatedAt).HasColumnName("created_at");
        builder.Property(device => device.UpdatedAt).HasColumnName("updated_at");
        builder.Property(device => device.Version).HasColumnName("version").IsConcurrencyToken();
        ConfigureSearch(builder);
    }

    private static void ConfigureModel(ComplexPropertyBuilder<PhoneModel> model)
    {
        model.IsRequired();
        model.Property(m => m.Brand).HasColumnName("brand").HasMaxLength(PhoneModel.MaxNameLength);
        model.Property(m => m.Name).HasColumnName("model").HasMaxLength(PhoneModel.MaxNameLength);
    }

    private static void ConfigureAccount(ComplexPropertyBuilder<SipAccount> account)
    {
        account.IsRequired();
        account.Property(a => a.Username).HasColumnName("username").HasMaxLength(SipUsername.MaxLength)
            .HasConversion(username => username.Value, value => ParsedValue.Parse<SipUsername>(value));
        account.Property(a => a.Password).HasColumnName("password").HasMaxLength(SealedPassword.MaxLength)
            .HasConversion(password => password.CipherText, value => new SealedPassword(value));
        account.Property(a => a.Server).HasColumnName("server_address").HasMaxLength(ServerAddress.MaxLength)
            .HasConversion(server => server.ToString(), value => ServerAddress.Parse(value, default));
        account.Property(a => a.Transport).HasColumnName("transport").HasMaxLength(TransportMaxLength)
            .HasConversion(transport => transport.ToName(), value => Transports.OrDefault(value));
    }

    private static void ConfigureSearch(EntityTypeBuilder<Device> builder)
    {
        builder.Property<string>(DeviceSearchColumns.LabelKey).HasColumnName("label_key").HasMaxLength(Label.MaxLength).IsRequired();
        builder.Property<string>(DeviceSearchColumns.UsernameKey).HasColumnName("username_key").HasMaxLength(SipUsername.MaxLength).IsRequired();
        builder.Property<string>(DeviceSearchColumns.SearchText).HasColumnName("search_text")
            .HasMaxLength(DeviceSearchColumns.SearchTextMaxLength).IsRequired();
        // A search reads this index from end to end, a sixth of what the table is.
        builder.HasIndex(DeviceSearchColumns.SearchText, nameof(Device.MacAddress)).HasDatabaseName("ix_endpoint_devices_search_text");
        builder.HasIndex(DeviceSearchColumns.LabelKey, nameof(Device.MacAddress)).HasDatabaseName("ix_endpoint_devices_label_key");
        builder.HasIndex(DeviceSearchColumns.UsernameKey, nameof(Device.MacAddress)).HasDatabaseName("ix_endpoint_devices_username_key");
    }
}
