using CsCheck;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Bulk;

/// <summary>The maker passes what the validator passes, and nothing else: an import asks the validator only where the maker refused.</summary>
public sealed class DeviceMakerTests
{
    private static readonly DeviceMaker Maker = new(TestBrands.Catalogue, new FakeVault(), TimeProvider.System);
    private static readonly AddDeviceValidator Validator = new(TestBrands.Catalogue);

    private static readonly Gen<Field> Macs = Member("805ec0123456", "80:5E:C0:12:34:56", "ff:ff:ff:ff:ff:ff");
    private static readonly Gen<Field> Brands = Member("Yealink", "fanvil", "Acme");
    private static readonly Gen<Field> Models = Member("T46S", "X3S", "Yealink T46S");
    private static readonly Gen<Field> Labels = Member("Reception", "", "a\nb");
    private static readonly Gen<Field> Passwords = Member("s3cret", "********", " x");
    private static readonly Gen<Field> Servers = Member("203.0.113.10", "pbx:0", "[2001:db8::1]:5061");
    private static readonly Gen<Field> Transports = Member("tls", "UDP", "sctp");

    [Fact]
    public void The_maker_and_the_validator_are_of_one_mind() =>
        Gen.Select(Macs, Brands, Models, Labels, Passwords, Servers, Transports).Select(Gen.Int[0, 20]).Sample((members, unknown) =>
        {
            (Field mac, Field brand, Field model, Field label, Field password, Field server, Field transport) = members;
            DeviceFields fields = TestFields.Valid(mac, brand, model, label, label, password, server, transport, unknown == 0 ? ["x"] : []);

            return Maker.TryMake(fields) is not null == Validator.Validate(new AddDeviceCommand(fields)).IsValid;
        }, iter: 20_000);

    // Mostly right, so that all together are right often enough.
    private static Gen<Field> Member(string right, string other, string third)
    {
        Field[] members = [.. Enumerable.Repeat(Field.Of(right), 10), Field.Of(other), Field.Of(other), Field.Of(third), default, Field.Null, Field.WrongType];
        return Gen.Int[0, members.Length - 1].Select(i => members[i]);
    }
}
