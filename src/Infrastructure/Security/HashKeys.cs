namespace EndpointManager.Infrastructure.Security;

/// <summary>The keys of keyed hashes, which outlive the key that they were derived from.</summary>
/// <param name="TagKey">Makes entity tags.</param>
/// <param name="TokenLookupKey">Makes the hashes by which device tokens are found.</param>
internal sealed record HashKeys(byte[] TagKey, byte[] TokenLookupKey)
{
    /// <summary>First word of their line in a key file.</summary>
    public const string Header = "endpoint-manager-hash-keys-v1";

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

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(HashKeys);
}
