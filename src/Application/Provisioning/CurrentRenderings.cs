using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>
/// The fingerprints of what phones would get now, for people who look at lists. Without the key, phones would get nothing,
/// so no phone is up to date.
/// </summary>
public sealed class CurrentRenderings(RenderingFingerprints fingerprints)
{
    private IReadOnlyCollection<string>? _all;

    /// <summary>Those of all models; empty without the key.</summary>
    public IReadOnlyCollection<string> All
    {
        get
        {
            try
            {
                return _all ??= fingerprints.All;
            }
            catch (SecretUnreadableException)
            {
                return [];
            }
        }
    }

    /// <summary>That of a model; null without the key.</summary>
    public string? Of(PhoneModel model)
    {
        try
        {
            return fingerprints.Of(model);
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }
}
