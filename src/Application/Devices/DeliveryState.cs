namespace EndpointManager.Application.Devices;

/// <summary>How what a phone has got relates to what it would get now. The order is that of a list.</summary>
public enum DeliveryState
{
    /// <summary>It never got its file.</summary>
    Never,

    /// <summary>It would get another file now.</summary>
    Outdated,

    /// <summary>It would get the same.</summary>
    UpToDate,
}

/// <summary>The states as written in the query string.</summary>
public static class DeliveryStates
{
    private static readonly string[] All = ["never", "false", "true"];

    /// <summary>The values of <c>upToDate</c>, in the order of the states.</summary>
    public static IReadOnlyList<string> Names => All;

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, out DeliveryState state)
    {
        int index = Array.IndexOf(All, text);
        state = (DeliveryState)Math.Max(index, 0);
        return index >= 0;
    }
}
