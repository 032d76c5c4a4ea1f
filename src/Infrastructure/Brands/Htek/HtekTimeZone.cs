using System.Collections.Frozen;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Htek;

/// <summary>The phones' own list of time zones (Wazo's plugin): one code for each offset, whose place is not known.</summary>
internal static class HtekTimeZone
{
    private static readonly FrozenDictionary<int, int> CodeByMinutes = new Dictionary<int, int>
    {
        [-660] = 105,
        [-600] = 2,
        [-540] = 3,
        [-480] = 6,
        [-420] = 10,
        [-360] = 14,
        [-300] = 18,
        [-270] = 19,
        [-240] = 20,
        [-210] = 26,
        [-180] = 30,
        [-120] = 31,
        [-60] = 32,
        [0] = 33,
        [60] = 49,
        [120] = 57,
        [180] = 73,
        [210] = 74,
        [240] = 77,
        [300] = 83,
        [330] = 84,
        [360] = 85,
        [420] = 88,
        [480] = 89,
        [540] = 93,
        [570] = 94,
        [600] = 96,
        [630] = 100,
        [660] = 101,
        [720] = 102,
        [765] = 103,
        [780] = 104,
    }.ToFrozenDictionary();

    /// <summary>The code of the zone's standard time, or null for an offset that the list lacks.</summary>
    public static int? CodeOf(PhoneTimeZone zone) =>
        CodeByMinutes.TryGetValue((int)zone.StandardOffset.TotalMinutes, out int code) ? code : null;
}
