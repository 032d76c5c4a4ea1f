using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>The URLs of devices' files, with what lets in for callers who may see it.</summary>
public sealed class DeviceUrls(ServiceSettings settings, Caller caller, ITokenVault vault)
{
    /// <summary>What a caller needs to be shown what lets phones in.</summary>
    public const string Scope = Scopes.DevicesWrite;

    /// <summary>Whether the access of a device counts for its URL or for what else is shown of it.</summary>
    public bool NeedAccess => ShowsTokens || settings.Provisioning.Window is not null;

    private bool ShowsTokens => settings.Provisioning.Access == AccessMode.Token && caller.Has(Scope);

    /// <summary>The URL below which all phones find their files.</summary>
    public string Base => settings.Provisioning is { Access: AccessMode.Shared, SharedKey: { } key } && caller.Has(Scope)
        ? $"{settings.ProvisionUrlBase}/{key.Reveal()}"
        : settings.ProvisionUrlBase;

    /// <summary>The URL of a device's file. In the mode <c>token</c> with the token of the first access until the phone used its own.</summary>
    public string Of(Device device, DeviceAccess? access) => ShowsTokens && TokenOf(access) is { } token
        ? $"{settings.ProvisionUrlBase}/{token.Reveal()}/{device.MacAddress.Value}"
        : $"{Base}/{device.MacAddress.Value}";

    // A device is shown all the same where its token cannot be read, as it is where its password cannot.
    private DeviceToken? TokenOf(DeviceAccess? access)
    {
        try
        {
            return (access?.SealedFirstToken ?? access?.SealedToken) is { } token ? vault.Open(access!.DeviceId, token) : null;
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }
}
