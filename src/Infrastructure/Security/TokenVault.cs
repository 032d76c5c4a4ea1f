using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Security;

/// <summary>
/// Keeps device tokens in a <see cref="SecretBox"/>, beside keyed hashes (HMAC-SHA256, RFC 2104) by which they are found: the
/// database alone lets nobody in.
/// </summary>
internal sealed class TokenVault(InstanceKeys keys) : ITokenVault
{
    private readonly SecretBox _box = SecretBox.ForTokens(keys);

    public void Issue(DeviceAccess access)
    {
        (access.SealedToken, access.TokenLookup) = Make(access.DeviceId, isFirst: false);
        (access.SealedFirstToken, access.FirstTokenLookup) = Make(access.DeviceId, isFirst: true);
        access.TokenUsedAt = null;
    }

    public string LookupOf(DeviceToken token) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Ring.Hashes.TokenLookupKey, Encoding.ASCII.GetBytes(token.Reveal())));

    public DeviceToken Open(DeviceId device, string sealedToken) => _box.Open(device, sealedToken, Read);

    private static DeviceToken Read(string text) =>
        DeviceToken.TryParse(text, out DeviceToken? token) ? token : throw new FormatException("It is no token.");

    private (string Sealed, string Lookup) Make(DeviceId device, bool isFirst)
    {
        DeviceToken token = DeviceToken.Create(isFirst, RandomNumberGenerator.GetBytes(DeviceToken.RandomBytes));
        return (_box.Seal(device, token.Reveal()), LookupOf(token));
    }
}
