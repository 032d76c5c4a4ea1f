using System.Diagnostics;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>A program that is run to its end.</summary>
internal sealed class Command(string program, params string[] arguments)
{
    public string? Folder { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string Input { get; init; } = "";

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What it printed; a program that fails fails the test.</summary>
    public async Task<string> RunAsync()
    {
        (int exitCode, string output) = await TryAsync();
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
    }

    /// <summary>Its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> TryAsync()
    {
        using Process process = Process.Start(StartInfo())!;
        using var limit = new CancellationTokenSource(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(Input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {Limit}.");
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The service takes none that it does not know, as those of the tests.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("EM_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
