namespace EndpointManager.Application.Provisioning;

/// <summary>Local time as phones are told of it: one offset, and one yearly rule of daylight saving at most.</summary>
/// <param name="Name">IANA name, for example <c>Europe/Berlin</c>.</param>
/// <param name="StandardOffset">Standard time less UTC, in whole minutes; positive east of Greenwich.</param>
/// <param name="Daylight">The rule of daylight saving, or null where clocks are not changed.</param>
public sealed record PhoneTimeZone(string Name, TimeSpan StandardOffset, DaylightSaving? Daylight)
{
    /// <summary>
    /// Whether clocks are changed by no yearly rule (as in Gaza, by the lunar calendar), so that phones are told of
    /// standard time alone and are wrong for a part of the year.
    /// </summary>
    public bool IsIrregular { get; init; }
}
