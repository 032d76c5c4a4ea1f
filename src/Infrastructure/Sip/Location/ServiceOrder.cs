namespace EndpointManager.Infrastructure.Sip.Location;

/// <summary>The order in which the servers of a service are tried (RFC 2782).</summary>
internal static class ServiceOrder
{
    /// <summary>The lowest priority first; among equals by chance, as often as the weights say.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="random">Gives a number from 0 to its argument, that included.</param>
    public static IEnumerable<ServiceServer> Sort(IEnumerable<ServiceServer> servers, Func<int, int> random) =>
        servers.GroupBy(server => server.Priority).OrderBy(group => group.Key).SelectMany(group => Draw(group, random));

    private static IEnumerable<ServiceServer> Draw(IEnumerable<ServiceServer> equals, Func<int, int> random)
    {
        // Those without a weight stand first, so that they are drawn when the number is 0, and only then.
        List<ServiceServer> left = [.. equals.OrderBy(server => server.Weight)];
        while (left.Count > 0)
        {
            int number = random(left.Sum(server => server.Weight));
            int sum = 0;
            int drawn = left.FindIndex(server => (sum += server.Weight) >= number);
            yield return left[drawn];
            left.RemoveAt(drawn);
        }
    }
}
