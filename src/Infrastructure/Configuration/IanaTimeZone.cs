using System.Buffers;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Tells IANA names from the other names that a system may know.</summary>
internal static class IanaTimeZone
{
    // The system looks a name up as a file: without dots none leads out of its directory.
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-");

    // Of the names without a region only UTC means the same to every phone; Windows names have none.
    public static bool Exists(string name) =>
        (name == "UTC" || name.Contains('/'))
        && !name.AsSpan().ContainsAnyExcept(Characters)
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
}
