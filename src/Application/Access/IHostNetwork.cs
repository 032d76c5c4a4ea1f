using System.Net;

namespace EndpointManager.Application.Access;

/// <summary>What is special about the network that the service runs in.</summary>
public interface IHostNetwork
{
    /// <summary>
    /// In a container, its default gateways: what an engine's proxy makes of every client outside. Empty elsewhere.
    /// </summary>
    IReadOnlyCollection<IPAddress> ContainerGateways { get; }
}
