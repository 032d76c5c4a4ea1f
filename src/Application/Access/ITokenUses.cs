using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>Takes note of phones that came with the token from their own file, which ends the token of the first access.</summary>
public interface ITokenUses
{
    /// <summary>Takes a device to be written down soon. Never waits; one that is lost is noted when its phone comes again.</summary>
    void Note(DeviceId device);
}
