using System.Text;
using CsCheck;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Random phones out of all that the domain accepts, thick with characters that mean something to a syntax.</summary>
internal static class GeneratedPhones
{
    private static readonly Gen<Rune> Character = Gen.OneOf(
            Gen.Char[" :=#<>&;\"'%[]/\\{}NUL"].Select(c => (int)c),
            Gen.Int[0x21, 0x7E],
            Gen.Int[0xA0, 0x2FFF],
            Gen.Int[0x3000, 0xFFFF],
            Gen.Int[0x1_0000, 0x1_FFFF])
        .Where(Rune.IsValid)
        .Select(code => new Rune(code))
        .Where(ConfigurationText.IsCarried);

    private static readonly Gen<string> Text = Character.Array[1, 40]
        .Select(characters => string.Concat(characters.Select(character => character.ToString())))
        .Where(text => Label.TryParse(text, out _, out _));

    private static readonly Gen<string> Username =
        Gen.Char["abcXYZ0123456789-_.!~*'()&=+$,"].Array[1, 20].Select(characters => new string(characters));

    private static readonly Gen<string> Host = Gen.OneOf(
        Gen.Byte.Array[4].Select(octets => $"10.{octets[1]}.{octets[2]}.{octets[3]}"),
        Gen.Int[0, 0xFFFF].Array[4].Select(groups => $"[2001:db8:{groups[0]:x}:{groups[1]:x}::{groups[2]:x}:{groups[3]:x}]"),
        Gen.Char["abc019"].Array[1, 20].Select(characters => $"h{new string(characters)}.example"));

    private static readonly Gen<string> Server = Gen.Select(Host, Gen.Int[1, 65535], (host, port) => $"{host}:{port}");

    private static readonly Gen<Transport> AnyTransport = Gen.OneOf(Enum.GetValues<Transport>());

    public static Gen<PhoneConfiguration> Of(Model model) => Gen.Select(
        Text,
        Username,
        Text,
        Server,
        AnyTransport,
        (label, username, password, server, transport) =>
            TestPhones.Of(model, label, username, password, server, transport));
}
