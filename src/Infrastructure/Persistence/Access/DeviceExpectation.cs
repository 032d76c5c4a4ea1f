using System.Net;
using EndpointManager.Application.Access;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>What lets a device's phone in although its source is locked out.</summary>
/// <param name="CreatedAt">When the device was added; UTC.</param>
/// <param name="ArmedAt">When it was last armed; UTC.</param>
/// <param name="DeliveredAddress">Where its phone last got the file that its firmware reads.</param>
/// <param name="LastServedAddress">Where its file was last served to. Where it was asked for does not count: anybody can ask.</param>
internal sealed record DeviceExpectation(
    DateTimeOffset CreatedAt, DateTimeOffset? ArmedAt, string? DeliveredAddress, string? LastServedAddress)
{
    /// <summary>Whether it lets in a phone that asks from a source.</summary>
    public bool Spares(IPAddress source, DateTimeOffset armedSince) =>
        CreatedAt >= armedSince || ArmedAt >= armedSince || IsOf(source, DeliveredAddress) || IsOf(source, LastServedAddress);

    // By network: an IPv6 phone may have another address each day.
    private static bool IsOf(IPAddress source, string? address) =>
        address is not null && SourceNetwork.Of(IPAddress.Parse(address)) == SourceNetwork.Of(source);
}
