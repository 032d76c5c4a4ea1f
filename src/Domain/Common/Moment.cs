namespace EndpointManager.Domain.Common;

/// <summary>Times as they are kept.</summary>
internal static class Moment
{
    /// <summary>To the millisecond: finer than any database or client needs, and kept exactly by all engines.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
}
