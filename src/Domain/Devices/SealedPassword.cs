namespace EndpointManager.Domain.Devices;

/// <summary>A SIP password encrypted for one device; only the vault that sealed it can open it.</summary>
public sealed class SealedPassword
{
    /// <summary>Longest sealed text in characters: a full-length password of four-byte characters with nonce, tag and key id.</summary>
    public const int MaxLength = 1024;

    /// <summary>Wraps what a vault wrote.</summary>
    public SealedPassword(string cipherText)
    {
        ArgumentException.ThrowIfNullOrEmpty(cipherText);
        CipherText = cipherText;
    }

    /// <summary>The encrypted form, as stored.</summary>
    public string CipherText { get; }

    /// <summary>The mask: even the cipher text has no business in a log.</summary>
    public override string ToString() => SipPassword.Mask;
}
