using EndpointManager.Application.Notify;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>A NOTIFY whose turn is next.</summary>
/// <param name="Position">The device's place in the job.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="Request">What is sent.</param>
internal sealed record PlannedNotify(int Position, int Attempt, NotifyRequest Request);
