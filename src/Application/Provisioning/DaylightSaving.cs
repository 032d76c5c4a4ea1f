namespace EndpointManager.Application.Provisioning;

/// <summary>Daylight saving that begins and ends by the same rule every year.</summary>
/// <param name="Saving">How far clocks are put forward, in whole minutes.</param>
/// <param name="Start">When they are put forward; the time is standard time.</param>
/// <param name="End">When they are put back; the time is daylight saving time. South of the equator before the start.</param>
public sealed record DaylightSaving(TimeSpan Saving, YearlyChange Start, YearlyChange End);
