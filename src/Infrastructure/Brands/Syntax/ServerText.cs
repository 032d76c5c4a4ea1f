using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>A server as one value, for dialects that have no parameter for the port.</summary>
internal static class ServerText
{
    /// <summary><c>host:port</c>, an IPv6 address in brackets.</summary>
    /// <param name="server">The server.</param>
    /// <param name="parameter">Where it is to stand, for the error.</param>
    /// <exception cref="UnwritableValueException">The host alone could not be written.</exception>
    public static string HostAndPort(ServerAddress server, string parameter) =>
        LineText.CanCarry(server.Host.Value) ? server.ToString() : throw new UnwritableValueException(parameter);
}
