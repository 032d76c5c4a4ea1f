namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Finds the known name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The question to put behind an error, or nothing when no name is close.</summary>
    public static string Ask(string unknown, IEnumerable<string> known)
    {
        string? nearest = known
            .Select(name => (name, distance: Distance(unknown.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.distance <= Math.Max(2, candidate.name.Length / 5))
            .OrderBy(candidate => candidate.distance)
            .Select(candidate => candidate.name)
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean {nearest}?";
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(diagonal, row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
