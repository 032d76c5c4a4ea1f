using System.Security.Cryptography;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>Identifiers that nobody can guess, so that nobody can answer in a phone's place.</summary>
internal static class RandomToken
{
    // RFC 3261 section 8.1.1.7: what tells a branch of this version from those before it.
    private const string MagicCookie = "z9hG4bK";

    private const int Bytes = 16;

    /// <summary>A Call-ID, a tag (RFC 3261 section 19.3) or a digest's cnonce.</summary>
    public static string Next() => RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);

    /// <summary>A branch.</summary>
    public static string NextBranch() => MagicCookie + Next();
}
