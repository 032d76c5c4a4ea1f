namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// The keys of keyed hashes, which outlive the key that they were derived from. A class: a record's <c>ToString</c> would walk it.
/// </summary>
/// <param name="tagKey">Makes entity tags.</param>
/// <param name="tokenLookupKey">Makes the hashes by which device tokens are found.</param>
internal sealed class HashKeys(byte[] tagKey, byte[] tokenLookupKey)
{
    /// <summary>First word of their line in a key file.</summary>
    public const string Header = "endpoint-manager-hash-keys-v1";

    /// <summary>Makes entity tags.</summary>
    public byte[] TagKey { get; } = tagKey;

    /// <summary>Makes the hashes by which device tokens are found.</summary>
    public byte[] TokenLookupKey { get; } = tokenLookupKey;

    /// <summary>Reads their line of a key file.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static HashKeys Parse(string line)
    {
        byte[] bytes = new byte[2 * InstanceKey.Size];
        return line.Split(' ') is [Header, var encoded] && Convert.TryFromBase64String(encoded, bytes, out int written) && written == bytes.Length
            ? new HashKeys(bytes[..InstanceKey.Size], bytes[InstanceKey.Size..])
            : throw InstanceKey.NoKeyFile();
    }

    /// <summary>Their line in a key file.</summary>
    public string ToFileText() => $"{Header} {Convert.ToBase64String([.. TagKey, .. TokenLookupKey])}\n";
}
