using System.Text;
using CsCheck;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.UnitTests.Configuration;

public sealed class ConfigurationPropertyTests : IDisposable
{
    private const int Samples = 2_000;

    private static readonly string Valid = string.Join('\n', SettingsSamples.Names.Select(key => SettingsSamples.Of(key).Line));

    private static readonly Gen<string> Fragment = Gen.OneOf(
        "[", "]", "[[", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "\\", "\n", "\r\n", " ", "#", "\0", "a", "sip", "timeout",
        "http.listen", "phones.extra.yealink", "1", "-", "1e9", "0x", "nan", "true", "1979-05-27", "07:32", "ü", "\uFEFF", "''");

    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Any_bytes_are_read_or_refused_with_a_message() =>
        Gen.Byte.Array[0, 60].Sample(IsReadOrRefused, iter: Samples, threads: 1);

    [Fact]
    public void Any_pieces_of_syntax_are_read_or_refused_with_a_message() =>
        Fragment.Array[0, 20].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)))
            .Sample(IsReadOrRefused, iter: Samples, threads: 1);

    [Fact]
    public void Any_change_of_a_valid_file_is_read_or_refused_with_a_message_without_its_secret() =>
        Gen.Select(Gen.Int[0, Valid.Length], Gen.Int[0, 20], Fragment)
            .Select((at, cut, piece) => Valid[..at] + piece + Valid[Math.Min(at + cut, Valid.Length)..])
            .Select(Encoding.UTF8.GetBytes)
            .Sample(IsReadOrRefused, iter: Samples, threads: 1);

    [Fact]
    public void Any_text_of_a_variable_is_read_or_refused_with_one_line() =>
        Gen.Select(Gen.OneOf(SettingsSamples.Names), Gen.String[0, 30])
            .Sample(
                (key, text) => Refusal([], (SettingsSamples.Of(key).InEnvironment.Name, text)) is not { } refusal
                    || refusal.Errors.All(IsOneLine),
                iter: Samples,
                threads: 1);

    private bool IsReadOrRefused(byte[] file) => Refusal(file) is not { } refusal || refusal.Errors.All(IsProper);

    private bool IsProper(string error) =>
        IsOneLine(error)
        && error.StartsWith(_sandbox.FilePath, StringComparison.Ordinal)
        && !error.Contains("Source", StringComparison.Ordinal);

    private static bool IsOneLine(string error) => !error.Any(char.IsControl);

    private ConfigurationException? Refusal(byte[] file, params (string Name, string Value)[] environment)
    {
        try
        {
            _sandbox.Read(file, environment);
            return null;
        }
        catch (ConfigurationException e)
        {
            return e;
        }
    }
}
