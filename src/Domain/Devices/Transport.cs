namespace EndpointManager.Domain.Devices;

/// <summary>How a phone talks to its SIP server.</summary>
public enum Transport
{
    /// <summary>UDP, the default of SIP (RFC 3261 section 18).</summary>
    Udp,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>TLS over TCP.</summary>
    Tls,
}

/// <summary>Names and default ports of the transports.</summary>
public static class Transports
{
    /// <summary>The names that people write: <c>udp</c>, <c>tcp</c>, <c>tls</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["udp", "tcp", "tls"];

    /// <summary>The name that people write.</summary>
    public static string ToName(this Transport transport) => Names[(int)transport];

    /// <summary>Port where a SIP server listens unless told otherwise (RFC 3261 section 19.1.2).</summary>
    public static int DefaultPort(this Transport transport) => transport == Transport.Tls ? 5061 : 5060;

    /// <summary>The transport of a name that is known to be valid; UDP where none was given.</summary>
    public static Transport OrDefault(string? name) => TryParse(name, out Transport transport) ? transport : Transport.Udp;

    /// <summary>Reads a name without regard to case.</summary>
    public static bool TryParse(string? name, out Transport transport)
    {
        transport = default;
        for (int index = 0; index < Names.Count; index++)
        {
            if (Names[index].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                transport = (Transport)index;
                return true;
            }
        }

        return false;
    }
}
