using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Application.Dhcp;

/// <summary>The DHCP servers that the service can write for.</summary>
public static class DhcpServers
{
    private static readonly IDhcpSnippetWriter[] Writers =
        [new IscDhcpdWriter(), new KeaWriter(), new DnsmasqWriter(), new MikroTikWriter(), new WindowsWriter(), new OpenWrtWriter()];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Writers.Select(writer => writer.Server)];

    internal static bool TryFind(string? server, [NotNullWhen(true)] out IDhcpSnippetWriter? writer) =>
        (writer = Array.Find(Writers, writer => writer.Server == server)) is not null;
}
