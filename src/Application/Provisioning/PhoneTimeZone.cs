namespace EndpointManager.Application.Provisioning;

/// <summary>Local time as phones are told of it: one offset, and one yearly rule of daylight saving at most.</summary>
/// <param name="Name">IANA name, for example <c>Europe/Berlin</c>.</param>
/// <param name="StandardOffset">Standard time less UTC, in whole minutes; positive east of Greenwich.</param>
/// <param name="Daylight">The rule of daylight saving, or null where clocks are not changed.</param>
public sealed record PhoneTimeZone(string Name, TimeSpan StandardOffset, DaylightSaving? Daylight);

/// <summary>Daylight saving that begins and ends by the same rule every year.</summary>
/// <param name="Saving">How far clocks are put forward, in whole minutes.</param>
/// <param name="Start">When they are put forward; the time is standard time.</param>
/// <param name="End">When they are put back; the time is daylight saving time. South of the equator before the start.</param>
public sealed record DaylightSaving(TimeSpan Saving, YearlyChange Start, YearlyChange End);

/// <summary>A moment of every year, such as the last Sunday of March at two.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Week">Which such weekday of the month: 1 to 4, 5 for the last.</param>
/// <param name="Day">The weekday.</param>
/// <param name="Time">Local time before the change; whole minutes from 00:00 up to and with 24:00.</param>
public sealed record YearlyChange(int Month, int Week, DayOfWeek Day, TimeSpan Time);
