using EndpointManager.Api.Hosting;
using EndpointManager.Application.Settings;
using EndpointManager.Application.Transfer;

namespace EndpointManager.Api.Commands;

/// <summary>
/// <c>export FILE [--with-secrets PASSPHRASE_FILE]</c> and <c>import FILE PASSPHRASE_FILE</c>: everything out of one
/// database and into another. The passphrase comes from a file, for the arguments of a process are no secret.
/// </summary>
internal static class TransferCommands
{
    /// <summary>Writes all devices to a new file that only its owner can read.</summary>
    public static Task<int> ExportAsync(ServiceSettings settings, string path, string? passphraseFile, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            string? passphrase = passphraseFile is null ? null : await ReadPassphraseAsync(passphraseFile);
            await using FileStream file = CreateForOwner(path);
            long count = await mediator.Send(new ExportDevicesQuery(file, passphrase));
            await file.FlushAsync();
            file.Flush(flushToDisk: true);
            await output.WriteLineAsync($"Wrote {count} devices to {path}, {(passphrase is null ? "without" : "with encrypted")} passwords.");
            return ExitCodes.Ok;
        });

    /// <summary>Takes all devices of a file, or none.</summary>
    public static Task<int> ImportAsync(ServiceSettings settings, string path, string passphraseFile, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            string passphrase = await ReadPassphraseAsync(passphraseFile);
            await using FileStream file = File.OpenRead(path);
            ImportResult result = await mediator.Send(new ImportDevicesCommand(file, passphrase));
            foreach (string error in result.Errors)
            {
                await output.WriteLineAsync($"{path}: {error}");
            }

            await output.WriteLineAsync(result.Errors.Count == 0 ? $"Took {result.Devices} devices." : "Nothing was taken.");
            return result.Errors.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        });

    private static async Task<string> ReadPassphraseAsync(string path)
    {
        string passphrase = (await File.ReadAllTextAsync(path)).TrimEnd('\r', '\n');
        return passphrase.Length > 0 ? passphrase : throw new IOException($"The passphrase file {path} is empty.");
    }

    private static FileStream CreateForOwner(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
