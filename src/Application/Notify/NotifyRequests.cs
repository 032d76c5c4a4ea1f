using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Notify;

/// <summary>Makes what is sent to a device's phone.</summary>
public sealed class NotifyRequests(BrandCatalogue catalogue, IPhoneReachReader reaches)
{
    /// <summary>Why a phone cannot be notified of whose brand nothing is known.</summary>
    public const string NoEvent = "No SIP event is known that phones of this brand act upon.";

    /// <summary>The NOTIFY that makes a device's phone do something; null where its brand has no event for that.</summary>
    /// <param name="device">The device.</param>
    /// <param name="action">What the phone is to do.</param>
    /// <param name="patient">Whether it may wait for its turn at its server.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<NotifyRequest?> OfAsync(Device device, NotifyAction action, bool patient, CancellationToken cancellationToken)
    {
        if (catalogue.FindBrand(device.Model.Brand)?.NotifyEvents is not { } events)
        {
            return null;
        }

        return new NotifyRequest(device, events.For(action), await reaches.FindAsync(device, cancellationToken), patient);
    }
}
