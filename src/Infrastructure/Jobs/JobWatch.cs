using EndpointManager.Application.Jobs;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>
/// Tells by looking on which jobs their holders have left: those that stand still for longer than a holder which is alive
/// lets them. Measured by this instance's own clock, so that it does not matter what the clocks of others say.
/// </summary>
internal sealed class JobWatch(TimeSpan lease, TimeProvider time)
{
    private Dictionary<JobId, (long Version, long Since)> _seen = [];

    /// <summary>Those of the jobs that need somebody.</summary>
    public IReadOnlyList<OpenJob> FindLeft(IReadOnlyList<OpenJob> open)
    {
        Dictionary<JobId, (long Version, long Since)> seen = [];
        List<OpenJob> left = [];
        foreach (OpenJob job in open)
        {
            bool stands = _seen.TryGetValue(job.Id, out (long Version, long Since) before) && before.Version == job.Version;
            (long Version, long Since) now = stands ? before : (job.Version, time.GetTimestamp());
            seen[job.Id] = now;
            if (job.Holder is null || time.GetElapsedTime(now.Since) >= lease)
            {
                left.Add(job);
            }
        }

        _seen = seen;
        return left;
    }

    /// <summary>Begins anew: while the database was away nobody could give a sign of life.</summary>
    public void Forget() => _seen = [];
}
