using System.Globalization;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Notify;

/// <summary>Devices are being notified already: by a job that is not finished, or one by one. Nothing was sent.</summary>
/// <param name="macAddresses">Some of them.</param>
/// <param name="count">How many there are in all.</param>
public sealed class DevicesBusyException(IReadOnlyList<MacAddress> macAddresses, int count) : DomainException(MessageOf(macAddresses, count))
{
    /// <summary>Most MAC addresses that are named.</summary>
    public const int MaxNamed = 100;

    /// <summary>Some of the devices.</summary>
    public IReadOnlyList<MacAddress> MacAddresses { get; } = macAddresses;

    /// <summary>How many there are in all.</summary>
    public int Count { get; } = count;

    private static string MessageOf(IReadOnlyList<MacAddress> macAddresses, int count) => count == 1
        ? $"The device {macAddresses[0].ToColonForm()} is being rebooted or resynced already. Nothing was sent."
        : string.Create(CultureInfo.InvariantCulture, $"{count} of the devices are being rebooted or resynced already. Nothing was sent.");
}
