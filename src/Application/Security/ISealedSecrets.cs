using EndpointManager.Application.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Security;

/// <summary>All that is kept encrypted, wherever it is kept.</summary>
public interface ISealedSecrets
{
    /// <summary>How many secrets each key was used for, by its id.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot serve.</exception>
    Task<IReadOnlyDictionary<string, long>> CountByKeyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Encrypts some anew, in one transaction: those of a kind that another key than the one in use was used for. Neither the
    /// version of a device nor the time of its last edit changes. One that somebody changes meanwhile is left to him.
    /// </summary>
    /// <param name="kind">Which secrets.</param>
    /// <param name="after">The device after which to begin; null for the first one.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <exception cref="StorageUnavailableException">The database cannot serve.</exception>
    Task<ResealedBatch> ResealAsync(SecretKind kind, DeviceId? after, CancellationToken cancellationToken);
}

/// <summary>What became of some secrets.</summary>
/// <param name="Resealed">How many were encrypted anew.</param>
/// <param name="Unreadable">The MAC addresses of those devices whose secret no key opens; it stays as it is.</param>
/// <param name="Last">The last device that was looked at; null when none is left.</param>
public sealed record ResealedBatch(int Resealed, IReadOnlyList<MacAddress> Unreadable, DeviceId? Last);
