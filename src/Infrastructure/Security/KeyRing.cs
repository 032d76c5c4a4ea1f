namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// The keys of an installation: the one that encrypts, and older ones that what they encrypted can still be read with. In the
/// text of its file each has a line, the one in use first.
/// </summary>
internal sealed class KeyRing
{
    private readonly IReadOnlyList<InstanceKey> _keys;
    private readonly HashKeys? _kept;

    private KeyRing(IReadOnlyList<InstanceKey> keys, HashKeys? kept)
    {
        _keys = keys;
        _kept = kept;
    }

    /// <summary>The key that encrypts.</summary>
    public InstanceKey Current => _keys[0];

    /// <summary>All keys, the newest first.</summary>
    public IReadOnlyList<InstanceKey> All => _keys;

    /// <summary>The older keys, the newest first.</summary>
    public IEnumerable<InstanceKey> Older => _keys.Skip(1);

    /// <summary>
    /// What hashes are made with. It stays when the key that encrypts is exchanged: otherwise every phone would fetch its file
    /// anew, and no token in use would be found.
    /// </summary>
    public HashKeys Hashes => _kept ?? Current.Hashes;

    /// <summary>A ring of one key.</summary>
    public static KeyRing Of(InstanceKey key) => new([key], null);

    /// <summary>Reads the text of a key file.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static KeyRing Parse(string text)
    {
        List<InstanceKey> keys = [];
        HashKeys? kept = null;
        foreach (string line in text.Split('\n').Select(line => line.Trim(' ', '\r')).Where(line => line.Length > 0))
        {
            if (!line.StartsWith(HashKeys.Header, StringComparison.Ordinal))
            {
                keys.Add(InstanceKey.Parse(line));
            }
            else
            {
                kept = kept is null ? HashKeys.Parse(line) : throw InstanceKey.NoKeyFile();
            }
        }

        return keys.Count > 0 && keys.DistinctBy(key => key.Id, StringComparer.Ordinal).Count() == keys.Count
            ? new KeyRing(keys, kept)
            : throw InstanceKey.NoKeyFile();
    }

    /// <summary>The key of an id, or null.</summary>
    public InstanceKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    /// <summary>The ring with another key in use.</summary>
    public KeyRing With(InstanceKey key) => new([key, .. _keys], Hashes);

    /// <summary>The ring without some of the older keys.</summary>
    public KeyRing Without(IReadOnlySet<string> ids) => new([Current, .. Older.Where(key => !ids.Contains(key.Id))], Hashes);

    /// <summary>The text of the ring's file.</summary>
    public string ToFileText() => string.Concat(_keys.Select(key => key.ToFileText())) + _kept?.ToFileText();

    /// <summary>The ids only.</summary>
    public override string ToString() => string.Join(", ", _keys);
}
