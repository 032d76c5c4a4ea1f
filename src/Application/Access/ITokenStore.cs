using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>The upkeep of tokens.</summary>
public interface ITokenStore
{
    /// <summary>Gives tokens to some of the devices that have none.</summary>
    /// <returns>How many there were; less than asked for when those were the last.</returns>
    Task<int> FillAsync(int atMost, CancellationToken cancellationToken);

    /// <summary>Ends the tokens of the first access of devices whose phones came with their own.</summary>
    Task NoteUsedAsync(IReadOnlyCollection<DeviceId> devices, DateTimeOffset now, CancellationToken cancellationToken);
}
