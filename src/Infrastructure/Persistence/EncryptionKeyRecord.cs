namespace EndpointManager.Infrastructure.Persistence;

/// <summary>A key that stored secrets were encrypted with, told by its fingerprint; never the key.</summary>
internal sealed class EncryptionKeyRecord
{
    /// <summary>Longest id in characters.</summary>
    public const int KeyIdMaxLength = 32;

    /// <summary>Longest check value in characters.</summary>
    public const int CheckValueMaxLength = 64;

    /// <summary>The key's id, as sealed secrets carry it.</summary>
    public required string KeyId { get; init; }

    /// <summary>A value that only the holder of the key can make.</summary>
    public required string CheckValue { get; init; }
}
