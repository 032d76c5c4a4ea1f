using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Brands;

/// <summary>How phones of a brand name their own file: fixed text around the MAC address.</summary>
public sealed record DeviceFilePattern
{
    private const string Placeholder = "{mac}";

    private readonly string _prefix;
    private readonly string _suffix;

    private DeviceFilePattern(string prefix, string suffix)
    {
        _prefix = prefix;
        _suffix = suffix;
    }

    /// <summary>Reads a pattern such as <c>{mac}.cfg</c>, which must have one placeholder and some text besides.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DeviceFilePattern? pattern)
    {
        int at = text.IndexOf(Placeholder, StringComparison.Ordinal);
        string rest = at < 0 ? string.Empty : text.Remove(at, Placeholder.Length);
        bool valid = rest.Length > 0 && !rest.AsSpan().ContainsAny("{}/\\");
        pattern = valid ? new DeviceFilePattern(rest[..at], rest[at..]) : null;
        return valid;
    }

    /// <summary>Finds the MAC address in a file name that follows the pattern; upper and lower case are alike.</summary>
    public bool TryMatch(ReadOnlySpan<char> fileName, [NotNullWhen(true)] out MacAddress? macAddress)
    {
        macAddress = null;
        return fileName.Length >= _prefix.Length + _suffix.Length
            && fileName.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase)
            && fileName.EndsWith(_suffix, StringComparison.OrdinalIgnoreCase)
            && MacAddress.TryParse(fileName[_prefix.Length..^_suffix.Length], out macAddress);
    }

    /// <summary>The pattern as written in the catalogue.</summary>
    public override string ToString() => _prefix + Placeholder + _suffix;
}
