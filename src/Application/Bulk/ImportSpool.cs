using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Bulk;

/// <summary>A new device, and where in the file it was.</summary>
internal readonly record struct AddedRow(int Row, long? Line, Device Device);

/// <summary>
/// What an import is going to write, until its last row was judged: a client that sends slowly must not hold the database.
/// Passwords are in it as they will be stored, sealed.
/// </summary>
internal sealed class ImportSpool(ITemporaryFiles files) : IDisposable
{
    private readonly SpoolFile<AddedRow> _added = new(files, Write, ReadAddedRow);
    private readonly SpoolFile<DeviceEdit> _edited = new(files, Write, ReadEdit);

    /// <summary>How many devices are new.</summary>
    public int Added => _added.Count;

    /// <summary>How many devices change.</summary>
    public int Edited => _edited.Count;

    /// <summary>Takes what is to be done about a row, if anything is.</summary>
    public void Add(JudgedRow row)
    {
        if (row.Added is { } device)
        {
            _added.Add(new AddedRow(row.Result.Row, row.Result.Line, device));
        }
        else if (row.Edited is { } edit)
        {
            _edited.Add(edit);
        }
    }

    /// <summary>The new devices.</summary>
    public IEnumerable<AddedRow> ReadAdded() => _added.Read();

    /// <summary>The edits.</summary>
    public IEnumerable<DeviceEdit> ReadEdited() => _edited.Read();

    public void Dispose()
    {
        _added.Dispose();
        _edited.Dispose();
    }

    private static void Write(BinaryWriter file, AddedRow row)
    {
        Device device = row.Device;
        file.Write(row.Row);
        file.Write(row.Line ?? 0);
        Write(file, device.Id.Value);
        file.Write(device.CreatedAt.UtcTicks);
        file.Write(device.MacAddress.Value);
        file.Write(device.Model.Brand);
        file.Write(device.Model.Name);
        file.Write(device.Label.Value);
        file.Write(device.Account.Username.Value);
        file.Write(device.Account.Password.CipherText);
        file.Write(device.Account.Server.ToString());
        file.Write((byte)device.Account.Transport);
    }

    private static AddedRow ReadAddedRow(BinaryReader file)
    {
        int row = file.ReadInt32();
        long line = file.ReadInt64();
        return new AddedRow(row, line == 0 ? null : line, ReadDevice(file));
    }

    private static Device ReadDevice(BinaryReader file)
    {
        DeviceId id = new(ReadGuid(file));
        var createdAt = new DateTimeOffset(file.ReadInt64(), TimeSpan.Zero);
        return Device.Register(
            id,
            ParsedValue.Parse<MacAddress>(file.ReadString()),
            new PhoneModel(file.ReadString(), file.ReadString()),
            ParsedValue.Parse<Label>(file.ReadString()),
            new SipAccount(
                ParsedValue.Parse<SipUsername>(file.ReadString()),
                new SealedPassword(file.ReadString()),
                ServerAddress.Parse(file.ReadString(), default),
                (Transport)file.ReadByte()),
            createdAt);
    }

    private static void Write(BinaryWriter file, DeviceEdit edit)
    {
        DeviceChanges changes = edit.Changes;
        Write(file, edit.Id.Value);
        file.Write(edit.Version);
        file.Write(edit.Time.UtcTicks);
        Write(file, changes.Model?.Brand);
        Write(file, changes.Model?.Name);
        Write(file, changes.Label?.Value);
        Write(file, changes.Username?.Value);
        Write(file, changes.Password?.CipherText);
        Write(file, changes.Server?.ToString());
        Write(file, changes.Transport?.ToName());
    }

    private static DeviceEdit ReadEdit(BinaryReader file)
    {
        DeviceId id = new(ReadGuid(file));
        long version = file.ReadInt64();
        var time = new DateTimeOffset(file.ReadInt64(), TimeSpan.Zero);
        (string? brand, string? model) = (ReadText(file), ReadText(file));
        var changes = new DeviceChanges
        {
            Model = model is null ? null : new PhoneModel(brand!, model),
            Label = ReadText(file) is { } label ? ParsedValue.Parse<Label>(label) : null,
            Username = ReadText(file) is { } username ? ParsedValue.Parse<SipUsername>(username) : null,
            Password = ReadText(file) is { } password ? new SealedPassword(password) : null,
            Server = ReadText(file) is { } server ? ServerAddress.Parse(server, default) : null,
            Transport = ReadText(file) is { } transport ? Transports.OrDefault(transport) : null,
        };
        return new DeviceEdit(id, version, changes, time);
    }

    private static void Write(BinaryWriter file, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        file.Write(bytes);
    }

    private static Guid ReadGuid(BinaryReader file)
    {
        Span<byte> bytes = stackalloc byte[16];
        file.ReadExactly(bytes);
        return new Guid(bytes);
    }

    private static void Write(BinaryWriter file, string? text)
    {
        file.Write(text is not null);
        if (text is not null)
        {
            file.Write(text);
        }
    }

    private static string? ReadText(BinaryReader file) => file.ReadBoolean() ? file.ReadString() : null;
}
