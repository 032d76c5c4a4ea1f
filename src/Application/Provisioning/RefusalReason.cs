using System.Reflection;
using System.Text.Json.Serialization;

namespace EndpointManager.Application.Provisioning;

/// <summary>Why a phone got no file, or would have got none if refusals were enforced. The names are stable; a phone is never told.</summary>
public enum RefusalReason
{
    /// <summary>It asked from a network that is not served, or through a proxy that is not trusted.</summary>
    [JsonStringEnumMemberName("not-local")]
    NotLocal,

    /// <summary>It showed no credentials, where all phones share some.</summary>
    [JsonStringEnumMemberName("no-credentials")]
    NoCredentials,

    /// <summary>It showed wrong credentials, or used right ones twice.</summary>
    [JsonStringEnumMemberName("wrong-credentials")]
    WrongCredentials,

    /// <summary>It showed a token that the device does not have.</summary>
    [JsonStringEnumMemberName("unknown-token")]
    UnknownToken,

    /// <summary>Its source asked for too many unknown MAC addresses.</summary>
    [JsonStringEnumMemberName("locked-out")]
    LockedOut,

    /// <summary>Of a request that was served because refusals are not enforced: the file would have come without its secrets.</summary>
    [JsonStringEnumMemberName("secrets-withheld")]
    SecretsWithheld,

    /// <summary>Neither GET nor HEAD.</summary>
    [JsonStringEnumMemberName("method-not-allowed")]
    MethodNotAllowed,

    /// <summary>No brand's phones have a file of this name.</summary>
    [JsonStringEnumMemberName("unknown-file")]
    UnknownFile,

    /// <summary>No device has the MAC address.</summary>
    [JsonStringEnumMemberName("unknown-device")]
    UnknownDevice,

    /// <summary>The device is of another brand than the phones that ask for files of this name.</summary>
    [JsonStringEnumMemberName("other-brand")]
    OtherBrand,

    /// <summary>The device's model is no longer in the catalogue.</summary>
    [JsonStringEnumMemberName("unknown-model")]
    UnknownModel,

    /// <summary>A stored secret cannot be decrypted, or the encryption key is not there.</summary>
    [JsonStringEnumMemberName("secret-unreadable")]
    SecretUnreadable,

    /// <summary>The database could not be asked.</summary>
    [JsonStringEnumMemberName("storage-unavailable")]
    StorageUnavailable,

    /// <summary>Too many phones were being served: 503, it comes again.</summary>
    [JsonStringEnumMemberName("overloaded")]
    Overloaded,

    /// <summary>The service failed; its log says more.</summary>
    [JsonStringEnumMemberName("internal")]
    Internal,

    /// <summary>The connection ended before the answer was complete.</summary>
    [JsonStringEnumMemberName("connection-lost")]
    ConnectionLost,
}

/// <summary>Names of the reasons.</summary>
public static class RefusalReasons
{
    private static readonly Dictionary<string, RefusalReason> ByName = Enum.GetValues<RefusalReason>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The names, for example <c>not-local</c>.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, out RefusalReason reason) => ByName.TryGetValue(name, out reason);

    private static string NameOf(RefusalReason reason) =>
        typeof(RefusalReason).GetField(reason.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;
}
