using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation.Results;

namespace EndpointManager.Application.Bulk;

/// <summary>
/// Decides of every row of one import what it means. In batches, so that the database is asked once for hundreds of rows,
/// cores seldom wait for each other, and nothing of the database is held while the next rows are on their way.
/// </summary>
internal sealed class ImportJudge
{
    private const int BatchSize = 4000;
    private const int LookUpSize = 500;
    private const string MacMember = "macAddress";

    private static readonly Dictionary<string, string[]> NoErrors = [];

    private readonly IBulkDevices _devices;
    private readonly DeviceMaker _maker;
    private readonly TimeProvider _time;
    private readonly bool _upsert;
    private readonly bool _looksUp;
    private readonly AddDeviceValidator _addValidator;
    private readonly EditDeviceValidator _editValidator;
    private readonly KnownDevice _known = new();

    // All that is held of a row that was judged: its MAC address as a number, and where it was.
    private readonly Dictionary<ulong, int> _seen = [];
    private int _row;

    /// <param name="devices">The devices that exist.</param>
    /// <param name="maker">Makes new ones.</param>
    /// <param name="catalogue">The brands.</param>
    /// <param name="time">The clock.</param>
    /// <param name="upsert">Whether a row edits the device that has its MAC address.</param>
    /// <param name="looksUp">
    /// Whether devices that exist are looked for at all. Who is going to add need not: the database does, when it takes them.
    /// </param>
    public ImportJudge(IBulkDevices devices, DeviceMaker maker, BrandCatalogue catalogue, TimeProvider time, bool upsert, bool looksUp)
    {
        _devices = devices;
        _maker = maker;
        _time = time;
        _upsert = upsert;
        _looksUp = looksUp;
        _addValidator = new AddDeviceValidator(catalogue);
        _editValidator = new EditDeviceValidator(catalogue, _known);
    }

    /// <summary>What is said of a row whose MAC address a device has.</summary>
    public static ImportRowResult Exists(int row, long? line, MacAddress mac) => new()
    {
        Row = row,
        Line = line,
        MacAddress = mac.ToColonForm(),
        Status = ImportRowStatus.Exists,
        Errors = new Dictionary<string, string[]> { [MacMember] = [new DeviceAlreadyExistsException(mac).Message] },
    };

    /// <summary>Judges the rows as they come.</summary>
    public async IAsyncEnumerable<JudgedRow> JudgeAsync(
        IAsyncEnumerable<ImportRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ImportRow[] batch in rows.Chunk(BatchSize).OneAheadAsync(cancellationToken))
        {
            MacAddress?[] macs = [.. batch.Select(MacOf)];
            Dictionary<MacAddress, Device> existing = await FindAsync(macs, cancellationToken);
            Device?[] made = Make(batch, macs, existing);
            for (int i = 0; i < batch.Length; i++)
            {
                yield return await JudgeAsync(batch[i], macs[i], made[i], macs[i] is { } mac ? existing.GetValueOrDefault(mac) : null, cancellationToken);
                _row++;
            }
        }
    }

    // What costs most, the sealing of passwords, is done on all cores.
    private Device?[] Make(ImportRow[] batch, MacAddress?[] macs, Dictionary<MacAddress, Device> existing)
    {
        Device?[] made = new Device?[batch.Length];
        try
        {
            Parallel.For(0, batch.Length, i => made[i] = macs[i] is { } mac && !existing.ContainsKey(mac) ? _maker.TryMake(batch[i].Fields) : null);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return made;
    }

    private async Task<Dictionary<MacAddress, Device>> FindAsync(MacAddress?[] macs, CancellationToken cancellationToken)
    {
        Dictionary<MacAddress, Device> found = [];
        foreach (MacAddress[] some in _looksUp ? macs.OfType<MacAddress>().Distinct().Chunk(LookUpSize) : [])
        {
            foreach (Device device in await _devices.FindAsync(some, cancellationToken))
            {
                found.Add(device.MacAddress, device);
            }
        }

        return found;
    }

    private static MacAddress? MacOf(ImportRow row) => MacAddress.TryParse(row.Fields.MacAddress.Text, out MacAddress? mac, out _) ? mac : null;

    private async ValueTask<JudgedRow> JudgeAsync(
        ImportRow row, MacAddress? mac, Device? made, Device? existing, CancellationToken cancellationToken)
    {
        if (row.Fault is { } fault)
        {
            return Failed(row, null, ImportRowStatus.Invalid, new() { [""] = [fault] });
        }

        string? duplicate = mac is null ? null : NoteMac(mac, row);
        if (_upsert && existing is not null)
        {
            return await JudgeEditAsync(row, existing, duplicate, cancellationToken);
        }

        if (duplicate is null && made is not null)
        {
            return new JudgedRow(Result(row, mac, ImportRowStatus.Add, NoErrors), Added: made);
        }

        ValidationResult verdict = await _addValidator.ValidateAsync(new AddDeviceCommand(row.Fields), cancellationToken);
        return Failed(row, mac, verdict, duplicate, existing is null ? null : new DeviceAlreadyExistsException(existing.MacAddress).Message);
    }

    private async Task<JudgedRow> JudgeEditAsync(ImportRow row, Device existing, string? duplicate, CancellationToken cancellationToken)
    {
        _known.Device = existing;
        var command = new EditDeviceCommand(existing.MacAddress.Value, row.Fields, ExpectedVersion.Any);
        ValidationResult verdict = await _editValidator.ValidateAsync(command, cancellationToken);
        if (!verdict.IsValid || duplicate is not null)
        {
            return Failed(row, existing.MacAddress, verdict, duplicate, null);
        }

        DeviceChanges changes = _maker.ChangesOf(existing, row.Fields);
        return ChangesNothing(existing, changes)
            ? new JudgedRow(Result(row, existing.MacAddress, ImportRowStatus.Unchanged, NoErrors))
            : new JudgedRow(
                Result(row, existing.MacAddress, ImportRowStatus.Edit, NoErrors),
                Edited: new DeviceEdit(existing.Id, existing.Version, changes, _time.GetUtcNow()));
    }

    // A password is sealed anew each time, so that one which is given counts as a change.
    private static bool ChangesNothing(Device device, DeviceChanges changes) =>
        changes.Password is null
        && (changes.Model ?? device.Model) == device.Model
        && (changes.Label ?? device.Label) == device.Label
        && (changes.Username ?? device.Account.Username) == device.Account.Username
        && (changes.Server ?? device.Account.Server).ToString() == device.Account.Server.ToString()
        && (changes.Transport ?? device.Account.Transport) == device.Account.Transport;

    // Where the MAC address was before, or null where it was not.
    private string? NoteMac(MacAddress mac, ImportRow row)
    {
        ulong number = ulong.Parse(mac.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (_seen.TryAdd(number, (int)(row.Line ?? _row)))
        {
            return null;
        }

        return row.Line is null
            ? string.Create(CultureInfo.InvariantCulture, $"rows[{_seen[number]}] has the same MAC address.")
            : string.Create(CultureInfo.InvariantCulture, $"Line {_seen[number]} has the same MAC address.");
    }

    private JudgedRow Failed(ImportRow row, MacAddress? mac, ValidationResult verdict, string? duplicate, string? exists)
    {
        Dictionary<string, string[]> errors = verdict.Errors
            .GroupBy(failure => failure.PropertyName, StringComparer.Ordinal)
            .ToDictionary(member => member.Key, member => member.Select(failure => failure.ErrorMessage).Distinct().ToArray());
        ImportRowStatus status = errors.Count > 0 ? ImportRowStatus.Invalid : duplicate is not null ? ImportRowStatus.Duplicate : ImportRowStatus.Exists;
        if ((duplicate ?? exists) is { } taken)
        {
            errors[MacMember] = [.. errors.GetValueOrDefault(MacMember, []), taken];
        }

        return Failed(row, mac, status, errors);
    }

    private JudgedRow Failed(ImportRow row, MacAddress? mac, ImportRowStatus status, Dictionary<string, string[]> errors) =>
        new(Result(row, mac, status, errors));

    private ImportRowResult Result(ImportRow row, MacAddress? mac, ImportRowStatus status, Dictionary<string, string[]> errors) =>
        new() { Row = _row, Line = row.Line, MacAddress = mac?.ToColonForm(), Status = status, Errors = errors };

    /// <summary>Shows the validator of edits the one device that was read already.</summary>
    private sealed class KnownDevice : IDeviceReader
    {
        public Device? Device { get; set; }

        public Task<Device?> FindAsync(MacAddress macAddress, CancellationToken cancellationToken) => Task.FromResult(Device);

        public Task<DevicePage> ListAsync(DeviceFilter filter, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
