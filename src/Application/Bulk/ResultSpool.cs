namespace EndpointManager.Application.Bulk;

/// <summary>What a dry run makes of each row, until it is sent: the count stands before the rows, and comes after them.</summary>
internal sealed class ResultSpool(ITemporaryFiles files) : IDisposable
{
    private readonly SpoolFile<ImportRowResult> _results = new(files, Write, ReadResult);

    /// <summary>Takes what becomes of a row.</summary>
    public void Add(ImportRowResult result) => _results.Add(result);

    /// <summary>What becomes of each row.</summary>
    public IEnumerable<ImportRowResult> Read() => _results.Read();

    public void Dispose() => _results.Dispose();

    private static void Write(BinaryWriter file, ImportRowResult result)
    {
        file.Write(result.Row);
        file.Write(result.Line ?? 0);
        file.Write(result.MacAddress ?? "");
        file.Write((byte)result.Status);
        file.Write(result.Errors.Count);
        foreach ((string member, string[] messages) in result.Errors)
        {
            file.Write(member);
            file.Write(messages.Length);
            foreach (string message in messages)
            {
                file.Write(message);
            }
        }
    }

    private static ImportRowResult ReadResult(BinaryReader file)
    {
        int row = file.ReadInt32();
        long line = file.ReadInt64();
        string mac = file.ReadString();
        var status = (ImportRowStatus)file.ReadByte();
        var errors = new Dictionary<string, string[]>();
        for (int members = file.ReadInt32(); members > 0; members--)
        {
            string member = file.ReadString();
            string[] messages = new string[file.ReadInt32()];
            for (int i = 0; i < messages.Length; i++)
            {
                messages[i] = file.ReadString();
            }

            errors.Add(member, messages);
        }

        return new ImportRowResult
        {
            Row = row,
            Line = line == 0 ? null : line,
            MacAddress = mac == "" ? null : mac,
            Status = status,
            Errors = errors,
        };
    }
}
