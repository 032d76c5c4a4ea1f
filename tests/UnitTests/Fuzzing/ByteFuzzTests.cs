using System.Globalization;
using System.Text;
using EndpointManager.Infrastructure.Configuration;
using EndpointManager.Infrastructure.Sip.Messages;
using EndpointManager.UnitTests.Configuration;

namespace EndpointManager.UnitTests.Fuzzing;

/// <summary>
/// Spoilt bytes for the readers of what strangers and operators write. Each says what is wrong; none fails in any other way. A run
/// is short and always the same; <c>EM_FUZZ_INPUTS</c> and <c>EM_FUZZ_SEED</c> make it long and another.
/// </summary>
public sealed class ByteFuzzTests
{
    private const string Response =
        "SIP/2.0 401 Unauthorized\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKabc;rport=5060;received=192.0.2.1\r\n"
        + "From: <sip:1001@pbx.example>;tag=a\r\nTo: <sip:1001@pbx.example>;tag=b\r\nCall-ID: c@d\r\nCSeq: 1 NOTIFY\r\n"
        + "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"abc\", qop=\"auth\", algorithm=SHA-256, stale=FALSE\r\n"
        + "Server: PBX \"1\" (x)\r\nContent-Length: 4\r\n\r\nbody";

    private static readonly int Seed = Read("EM_FUZZ_SEED", 20261126);
    private static readonly int Inputs = Read("EM_FUZZ_INPUTS", 20_000);

    private readonly Random _random = new(Seed);

    [Fact]
    public void The_SIP_reader_takes_or_refuses_whatever_comes()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Response);
        int taken = 0;
        for (int number = 0; number < Inputs; number++)
        {
            byte[] message = Spoil(whole);
            try
            {
                taken += SipMessageReader.Read(message, out _) == MessageFault.None ? 1 : 0;
            }
            catch (Exception exception)
            {
                Assert.Fail($"number {number}, seed {Seed}: {Convert.ToBase64String(message)}: {exception}");
            }
        }

        taken.Should().BeInRange(1, Inputs - 1);
    }

    [Fact]
    public void The_TOML_reader_takes_or_refuses_whatever_is_configured()
    {
        byte[] whole = Encoding.UTF8.GetBytes(string.Concat(SettingsSamples.Names.Select(name => $"{name} = {SettingsSamples.Of(name).Toml}\n")));
        using var sandbox = new ConfigurationSandbox();
        int taken = 0;
        for (int number = 0; number < Inputs / 20; number++)
        {
            byte[] text = Spoil(whole);
            try
            {
                sandbox.Read(text);
                taken++;
            }
            catch (ConfigurationException exception)
            {
                exception.Errors.Should().NotBeEmpty();
            }
            catch (Exception exception)
            {
                Assert.Fail($"number {number}, seed {Seed}: {Convert.ToBase64String(text)}: {exception}");
            }
        }

        taken.Should().BeGreaterThan(0);
    }

    private static int Read(string variable, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : fallback;

    private byte[] Spoil(byte[] whole)
    {
        List<byte> bytes = [.. whole];
        for (int change = _random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            int place = _random.Next(bytes.Count);
            switch (_random.Next(6))
            {
                case 0:
                    bytes[place] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.Insert(place, "\r\n\t\0\"'=[]{};,:<>%\\"u8[_random.Next(18)]);
                    break;
                case 2:
                    bytes.RemoveAt(place);
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(place, Math.Min(_random.Next(1, 60), bytes.Count - place)));
                    break;
                case 4:
                    bytes.RemoveRange(place, Math.Min(_random.Next(1, 60), bytes.Count - place));
                    break;
                default:
                    bytes.InsertRange(place, Encoding.UTF8.GetBytes(char.ConvertFromUtf32(_random.Next(0x80, 0xd000))));
                    break;
            }
        }

        return [.. bytes];
    }
}
