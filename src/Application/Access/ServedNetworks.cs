using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;

namespace EndpointManager.Application.Access;

/// <summary>The networks that are served, before anything is asked of the database.</summary>
public sealed class ServedNetworks(ServiceSettings settings, IHostNetwork host)
{
    private readonly ProvisioningSettings _settings = settings.Provisioning;
    private readonly HashSet<IPAddress> _gateways = [.. host.ContainerGateways.Select(WithoutScope)];

    /// <summary>Whether a source is served.</summary>
    /// <param name="source">The sender; null when it cannot be known.</param>
    public bool Contain(IPAddress? source) => _settings.Access switch
    {
        AccessMode.Lan => source is not null && (IsLocal(source) || IsListed(source)),
        AccessMode.Allowlist => source is not null && IsListed(source),
        _ => true,
    };

    // A container's gateway may be anyone.
    private bool IsLocal(IPAddress source) =>
        LocalNetworks.Contain(source) && !_gateways.Contains(WithoutScope(source));

    // The interface that a link-local address was seen on is a part of it, which a table of routes does not have.
    private static IPAddress WithoutScope(IPAddress address) => address.IsIPv6LinkLocal ? new(address.GetAddressBytes()) : address;

    private bool IsListed(IPAddress source)
    {
        for (int i = 0; i < _settings.AllowedNetworks.Count; i++)
        {
            if (_settings.AllowedNetworks[i].Contains(source))
            {
                return true;
            }
        }

        return false;
    }
}
