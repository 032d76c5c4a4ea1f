using System.Reflection;
using EndpointManager.Api.Devices;
using EndpointManager.Application.Access;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Security;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Brands;
using EndpointManager.UnitTests.Domain.Devices;

namespace EndpointManager.UnitTests.Security;

/// <summary>Whatever a log line, an exception or a debugger makes text of shows no secret.</summary>
public sealed class SecretsInTextTests
{
    private const string Secret = "s3cret";

    private static readonly string[] SecretWords = ["Password", "Secret", "ConnectionString", "CipherText", "PasswordKey", "TagKey"];

    private static readonly InstanceKey Key = InstanceKey.Parse($"endpoint-manager-key-v1 0123456789ab {Convert.ToBase64String(new byte[32])}");

    // A response may: what it carries is the mask, which other tests see to.
    private static readonly Type[] MayNamePasswords = [typeof(DeviceResponse), typeof(ExportedDevice)];

    private static readonly Assembly[] Assemblies =
        [typeof(SipPassword).Assembly, typeof(Field).Assembly, typeof(InstanceKey).Assembly, typeof(AddDeviceRequest).Assembly];

    /// <summary>One of each type that holds a secret, in the clear or sealed, directly or further in.</summary>
    public static TheoryData<object> Holders
    {
        get
        {
            DeviceFields fields = new() { Password = Field.Of(Secret) };
            ProvisioningFile file = new(ProvisioningFile.Text, "password = s3cret"u8.ToArray());
            DatabaseSettings database = new() { ConnectionString = $"Server=db;Password={Secret}" };
            SealedPassword box = new($"sealed {Secret}");
            return new TheoryData<object>
            {
                ParsedValue.Parse<SipPassword>(Secret),
                box,
                TestDevices.Of().Account,
                TestDevices.Of(),
                new DeviceChanges { Password = box },
                Field.Of(Secret),
                fields,
                new AddDeviceCommand(fields),
                new ImportRow { Fields = fields },
                new DeviceEdit(DeviceId.New(DateTimeOffset.UnixEpoch), 1, new DeviceChanges { Password = box }, DateTimeOffset.UnixEpoch),
                new EditDeviceCommand("805ec0123456", fields, ExpectedVersion.Any),
                new AddDeviceRequest { Password = Field.Of(Secret) },
                new EditDeviceRequest { Password = Field.Of(Secret) },
                TestPhones.Of(TestBrands.Model("Yealink", "T46S"), password: Secret),
                file,
                new ServedFile(file, ServedForm.Native, "\"tag\"", VariesByUserAgent: false, Revision: null),
                new ServiceSettings { Database = database },
                database,
                Key,
                TestKeys.Holding(Key),
                new PasswordVault(TestKeys.Holding(Key)),
                new TokenVault(TestKeys.Holding(Key)),
                TestAccess.Token("dAAAAAAAAAAAAAAAAAAAAAA"),
                TestAccess.Key("AAAAAAAAAAAAAAAA"),
                new ProvisioningSettings { SharedKey = TestAccess.Key("AAAAAAAAAAAAAAAA") },
                new GetProvisioningFileQuery("/x", null) { Token = TestAccess.Token("dAAAAAAAAAAAAAAAAAAAAAA") },
                new DeviceAccess { DeviceId = DeviceId.New(DateTimeOffset.UnixEpoch), SealedToken = Secret },
                new ContentTagger(TestKeys.Holding(Key)),
            };
        }
    }

    [Theory]
    [MemberData(nameof(Holders), DisableDiscoveryEnumeration = true)]
    public void Written_as_text_a_holder_of_a_secret_shows_none(object holder)
    {
        holder.ToString().Should().NotContain(Secret).And.NotContain("AAAA");
        $"{new { holder }}".Should().NotContain(Secret);
    }

    // A record's generated text walks its members; a class prints its name.
    [Fact]
    public void No_record_names_a_secret_that_is_plain_text()
    {
        List<PropertyInfo> secrets =
            [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(DeclaredProperties).Where(HoldsPlainSecret)];

        secrets.Should().NotBeEmpty();
        secrets.Where(property => IsRecord(property.DeclaringType!)).Select(property => property.DeclaringType)
            .Should().BeSubsetOf(MayNamePasswords);
    }

    private static PropertyInfo[] DeclaredProperties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    private static bool HoldsPlainSecret(PropertyInfo property) =>
        SecretWords.Contains(property.Name)
        && (property.PropertyType == typeof(string) || property.PropertyType == typeof(byte[]) || property.PropertyType == typeof(ReadOnlyMemory<byte>));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
