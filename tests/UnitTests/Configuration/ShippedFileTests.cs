using System.Text.RegularExpressions;
using EndpointManager.Application.Settings;

namespace EndpointManager.UnitTests.Configuration;

public sealed partial class ShippedFileTests : IDisposable
{
    private static readonly string Shipped = File.ReadAllText(Find("config/endpoint_manager.toml"));

    private readonly ConfigurationSandbox _sandbox = new();

    private static string Uncommented => CommentedKey().Replace(Shipped, "$1");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_shipped_file_changes_nothing() =>
        _sandbox.Read(Shipped).Should().BeEquivalentTo(new ServiceSettings());

    [Fact]
    public void Every_commented_key_shows_its_default()
    {
        ServiceSettings settings = _sandbox.Read(Uncommented);

        settings.Proxy.Addons.Should().Equal(ProxySettings.AddonName);
        settings.Should().BeEquivalentTo(new ServiceSettings(), options => options.Excluding(s => s.Proxy.Addons));
    }

    [Theory]
    [MemberData(nameof(SettingsSamples.Keys), MemberType = typeof(SettingsSamples))]
    public void Every_key_is_shown_in_its_section(string key)
    {
        string error = _sandbox.ErrorsOf($"{Uncommented}\n[{key}]\n").Single();

        error.Should().Contain($" {key}: is there twice");
    }

    [Theory]
    [MemberData(nameof(SettingsSamples.Keys), MemberType = typeof(SettingsSamples))]
    public void Every_key_is_documented(string key) =>
        File.ReadAllText(Find("docs/configuration.md")).Should().Contain($"| `{key.Split('.')[^1]}` |");

    private static string Find(string path)
    {
        DirectoryInfo directory = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "EndpointManager.sln")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine(directory.FullName, path);
    }

    [GeneratedRegex("^# ([a-z_]+ = .*)$", RegexOptions.Multiline)]
    private static partial Regex CommentedKey();
}
