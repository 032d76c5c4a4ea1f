using System.ComponentModel;
using System.Diagnostics;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Containers;

/// <summary>The engine, by its command line.</summary>
internal static class Docker
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private static readonly Lazy<bool> Answer = new(() => Works("docker", "version", "--format", "{{.Server.Version}}"));

    /// <summary>Whether an engine answers.</summary>
    public static bool Answers => Answer.Value;

    /// <summary>Whether a program is there and succeeds.</summary>
    public static bool Works(string program, params string[] arguments)
    {
        try
        {
            return new Command(program, arguments).TryAsync().GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public static async Task<string> RunAsync(params string[] arguments) => (await new Command("docker", arguments).RunAsync()).Trim();

    public static async Task<bool> HasImageAsync(string image) =>
        (await new Command("docker", "image", "inspect", image).TryAsync()).ExitCode == 0;

    /// <summary>Builds an image from a folder of the repository.</summary>
    public static Task BuildAsync(string image, string folder, params string[] buildArguments) =>
        new Command("docker", [
            "build", "--quiet", "--tag", image,
            .. buildArguments.SelectMany(argument => new[] { "--build-arg", argument }), Repository.PathOf(folder)])
        { Limit = BuildLimit }.RunAsync();

    /// <summary>Waits until a container's health check succeeds.</summary>
    public static async Task WaitUntilHealthyAsync(string container)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit)
        {
            if (await RunAsync("inspect", "--format", "{{.State.Health.Status}}", container) == "healthy")
            {
                return;
            }

            await Task.Delay(250);
        }

        throw new InvalidOperationException($"{container} did not become healthy. It printed:\n{await RunAsync("logs", container)}");
    }
}
