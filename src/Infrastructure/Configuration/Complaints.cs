namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Collects what is wrong, so that an operator sees all of it at the first start.</summary>
internal sealed class Complaints
{
    private readonly List<(Origin Origin, string Problem)> _all = [];

    public void Add(Origin origin, string problem) => _all.Add((origin, problem));

    public void ThrowIfAny()
    {
        if (_all.Count > 0)
        {
            throw new ConfigurationException([.. _all
                .OrderBy(complaint => complaint.Origin.Line)
                .ThenBy(complaint => complaint.Origin.Place, StringComparer.Ordinal)
                .Select(complaint => $"{complaint.Origin.Place}: {complaint.Problem}")]);
        }
    }
}
