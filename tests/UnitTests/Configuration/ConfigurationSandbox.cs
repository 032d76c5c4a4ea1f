using System.Text;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.UnitTests.Configuration;

/// <summary>Reads configurations from a directory of its own, where the file of settings is called <c>em.toml</c>.</summary>
internal sealed class ConfigurationSandbox : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("em-configuration-");

    public string FilePath => Path.Combine(_directory.FullName, "em.toml");

    public string Write(string name, string text)
    {
        string path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public ServiceSettings Read(string toml, params (string Name, string Value)[] environment) =>
        Read(Encoding.UTF8.GetBytes(toml), environment);

    public ServiceSettings Read(byte[] toml, params (string Name, string Value)[] environment)
    {
        File.WriteAllBytes(FilePath, toml);
        return ReadStored(environment);
    }

    public ServiceSettings ReadStored(params (string Name, string Value)[] environment) =>
        ConfigurationReader.Read(FilePath, environment.ToDictionary(pair => pair.Name, pair => pair.Value));

    /// <summary>The lines of the message, without the directory in front of the file.</summary>
    public IReadOnlyList<string> ErrorsOf(string toml, params (string Name, string Value)[] environment) =>
        ErrorsOf(Encoding.UTF8.GetBytes(toml), environment);

    public IReadOnlyList<string> ErrorsOf(byte[] toml, params (string Name, string Value)[] environment)
    {
        Action reading = () => Read(toml, environment);
        string message = reading.Should().Throw<ConfigurationException>().Which.Message;
        return message.Replace(FilePath, "em.toml", StringComparison.Ordinal).Split('\n');
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
