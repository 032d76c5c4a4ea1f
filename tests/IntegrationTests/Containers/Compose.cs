using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Containers;

/// <summary>The repository's docker-compose.yml in a folder of its own, with secrets of its own.</summary>
internal sealed class Compose : IDisposable
{
    private static readonly TimeSpan UpLimit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<bool> Plugin = new(() => Docker.Works("docker", "compose", "version"));

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    /// <param name="profile">The database.</param>
    /// <param name="images">The variables of images.</param>
    /// <param name="isPublishedAsShipped">Whether the port is left to the file, not a free one of this machine alone.</param>
    public Compose(string profile, IReadOnlyDictionary<string, string> images, bool isPublishedAsShipped = false)
    {
        int port = FreePort.Next();
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        _environment = new Dictionary<string, string>(images)
        {
            ["COMPOSE_PROFILES"] = profile,
            ["COMPOSE_PROJECT_NAME"] = $"em-test-{Guid.NewGuid():N}",
        };
        if (!isPublishedAsShipped)
        {
            _environment["PUBLISH"] = $"127.0.0.1:{port}";
        }

        foreach (string file in new[] { "docker-compose.yml", ".env" })
        {
            File.Copy(Repository.PathOf(file), _folder.Combine(file));
        }

        Directory.CreateDirectory(_folder.Combine("config"));
        File.Copy(Repository.PathOf("config/endpoint_manager.toml"), _folder.Combine("config/endpoint_manager.toml"));
    }

    public static bool IsThere => Plugin.Value || Docker.Works("docker-compose", "version");

    public HttpClient Client { get; }

    public Task MakeSecretsAsync() => new Command(Repository.PathOf("eng/make-secrets.sh"), _folder.Combine("secrets")).RunAsync();

    public string Secret(string name) => File.ReadAllText(_folder.Combine("secrets/" + name)).TrimEnd('\n');

    public async Task<string> RunAsync(params string[] arguments) => await In(arguments).RunAsync();

    public Task<(int ExitCode, string Output)> TryAsync(params string[] arguments) => In(arguments).TryAsync();

    /// <summary>Runs a command inside a service's container.</summary>
    public Task<string> ExecAsync(string input, string service, params string[] command) => In(["exec", "-T", service, .. command], input).RunAsync();

    public async Task<string> ContainerOfAsync(string service) => (await RunAsync("ps", "-q", service)).Trim();

    public void Dispose()
    {
        Client.Dispose();
        _folder.Dispose();
    }

    private Command In(string[] arguments, string input = "")
    {
        string[] all = Plugin.Value ? ["compose", .. arguments] : arguments;
        return new Command(Plugin.Value ? "docker" : "docker-compose", all)
        {
            Folder = _folder.Path,
            Environment = _environment,
            Input = input,
            Limit = UpLimit,
        };
    }
}
