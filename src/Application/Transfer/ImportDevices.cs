using System.Runtime.CompilerServices;
using System.Text;
using EndpointManager.Application.Bulk;
using EndpointManager.Domain.Devices;
using MediatR;

namespace EndpointManager.Application.Transfer;

/// <summary>
/// Takes all devices of an export, or none. The file is read twice: once to judge every line, once to keep the devices.
/// A class: it holds a passphrase.
/// </summary>
/// <param name="source">The file; it has to be seekable.</param>
/// <param name="passphrase">Decrypts the passwords.</param>
public sealed class ImportDevicesCommand(Stream source, string passphrase) : IRequest<ImportResult>
{
    /// <summary>The file.</summary>
    public Stream Source { get; } = source;

    /// <summary>Decrypts the passwords.</summary>
    internal string Passphrase { get; } = passphrase;
}

/// <summary>What became of an import.</summary>
/// <param name="Devices">How many devices were kept; 0 if there are errors.</param>
/// <param name="Errors">What is wrong, by line; nothing was kept if there is anything.</param>
public sealed record ImportResult(long Devices, IReadOnlyList<string> Errors);

internal sealed class ImportDevicesHandler(IDeviceTransfer devices, IBulkDevices bulk, TransferReader reader)
    : IRequestHandler<ImportDevicesCommand, ImportResult>
{
    private const int MaxErrors = 100;
    private const int LookUpSize = 500;

    public async Task<ImportResult> Handle(ImportDevicesCommand command, CancellationToken cancellationToken)
    {
        using StreamReader first = Open(command.Source);
        (TransferCipher? cipher, string? error) = TransferReader.ReadHeader(await first.ReadLineAsync(cancellationToken), command.Passphrase);
        if (cipher is null)
        {
            return new ImportResult(0, [error!]);
        }

        using (cipher)
        {
            List<string> errors = await JudgeAsync(first, cipher, cancellationToken);
            if (errors.Count > 0)
            {
                return new ImportResult(0, errors);
            }

            command.Source.Position = 0;
            using StreamReader second = Open(command.Source);
            await second.ReadLineAsync(cancellationToken);
            var counter = new Counter();
            await bulk.WriteAsync(ReadAsync(second, cipher, counter, cancellationToken), AsyncEnumerable.Empty<DeviceEdit>(), cancellationToken);
            return new ImportResult(counter.Count, []);
        }
    }

    private static StreamReader Open(Stream source) => new(source, new UTF8Encoding(false, throwOnInvalidBytes: false), leaveOpen: true);

    private async Task<List<string>> JudgeAsync(StreamReader file, TransferCipher cipher, CancellationToken cancellationToken)
    {
        List<string> errors = [];
        HashSet<string> macs = [];
        HashSet<DeviceId> ids = [];
        List<MacAddress> batch = [];
        long number = 1;
        while (await file.ReadLineAsync(cancellationToken) is { } line && errors.Count < MaxErrors)
        {
            number++;
            if (TransferReader.ReadEnd(line) is { } count)
            {
                await NoteExistingAsync(batch, errors, cancellationToken);
                return count == number - 2 && await file.ReadLineAsync(cancellationToken) is null
                    ? errors
                    : [.. errors, $"line {number}: the end does not fit the file"];
            }

            List<string> ofLine = [];
            Device? device = reader.ReadDevice(line, cipher, ofLine);
            if (device is not null && !(macs.Add(device.MacAddress.Value) & ids.Add(device.Id)))
            {
                ofLine.Add("is there twice");
            }

            errors.AddRange(ofLine.Select(message => $"line {number}: {message}"));
            if (device is not null)
            {
                batch.Add(device.MacAddress);
            }

            if (batch.Count == LookUpSize)
            {
                await NoteExistingAsync(batch, errors, cancellationToken);
            }
        }

        return errors.Count > 0 ? errors : [$"line {number}: the file was cut short"];
    }

    private async Task NoteExistingAsync(List<MacAddress> batch, List<string> errors, CancellationToken cancellationToken)
    {
        foreach (MacAddress existing in await devices.FindExistingAsync(batch, cancellationToken))
        {
            errors.Add($"a device with the MAC address {existing.ToColonForm()} exists already");
        }

        batch.Clear();
    }

    private async IAsyncEnumerable<Device> ReadAsync(
        StreamReader file, TransferCipher cipher, Counter counter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> errors = [];
        while (await file.ReadLineAsync(cancellationToken) is { } line && TransferReader.ReadEnd(line) is null)
        {
            counter.Count++;
            yield return reader.ReadDevice(line, cipher, errors) ?? throw new IOException("The file changed while it was read.");
        }
    }

    private sealed class Counter
    {
        public long Count { get; set; }
    }
}
