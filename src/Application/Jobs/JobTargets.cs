namespace EndpointManager.Application.Jobs;

/// <summary>The order in which devices have their turns.</summary>
internal static class JobTargets
{
    /// <summary>
    /// One of each SIP server after the other, for as long as a server has any left: so that a server which is slow, or is
    /// sent few at a time, keeps those of the others waiting as little as can be.
    /// </summary>
    public static IReadOnlyList<JobTarget> TakingTurns(IEnumerable<JobTarget> targets)
    {
        List<Queue<JobTarget>> servers = [.. targets.GroupBy(target => target.Server, StringComparer.Ordinal).Select(server => new Queue<JobTarget>(server))];
        List<JobTarget> ordered = [];
        while (servers.Count > 0)
        {
            ordered.AddRange(servers.Select(server => server.Dequeue()));
            servers.RemoveAll(server => server.Count == 0);
        }

        return ordered;
    }
}
