using System.Diagnostics;
using System.Text;

namespace EndpointManager.IntegrationTests.Dhcp;

/// <summary>A program that runs until it is disposed of.</summary>
internal sealed class BackgroundProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private BackgroundProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static BackgroundProgram Start(ProcessStartInfo start) => new(Process.Start(start)!);

    /// <summary>Waits until a condition holds, which the program brings about.</summary>
    /// <param name="condition">Looks at all that the program printed so far.</param>
    public async Task WaitUntilAsync(Func<string, bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition(Output()))
        {
            if (_process.HasExited || clock.Elapsed > Limit)
            {
                throw new InvalidOperationException($"{string.Join(' ', _process.StartInfo.ArgumentList)} did not get there. It printed:\n{Output()}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>All that the program printed so far.</summary>
    public string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
