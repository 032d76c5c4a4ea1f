using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Brands;

/// <summary>How phones of a brand name their own file: fixed text around the MAC address, with the model in front or not.</summary>
public sealed record DeviceFilePattern
{
    private const string MacPlaceholder = "{mac}";
    private const string ModelPlaceholder = "{model}";

    // Lengths of the common writings of a MAC address.
    private static readonly int[] MacLengths = [12, 14, 17];

    private readonly string _prefix;
    private readonly string? _link;
    private readonly string _suffix;

    private DeviceFilePattern(string prefix, string? link, string suffix)
    {
        _prefix = prefix;
        _link = link;
        _suffix = suffix;
    }

    /// <summary>
    /// Reads a pattern such as <c>{mac}.cfg</c> or <c>acme{model}-{mac}.htm</c>: the MAC address once, the model before it
    /// at most once, some text between the two, and some text at all.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DeviceFilePattern? pattern)
    {
        pattern = null;
        string[] parts = text.Split(MacPlaceholder);
        if (parts.Length != 2)
        {
            return false;
        }

        string[] lead = parts[0].Split(ModelPlaceholder);
        string? link = lead.Length == 2 ? lead[1] : null;
        string fixedText = string.Concat(lead) + parts[1];
        if (lead.Length > 2 || link is "" || fixedText.Length == 0 || fixedText.AsSpan().ContainsAny("{}/\\"))
        {
            return false;
        }

        pattern = new DeviceFilePattern(lead[0], link, parts[1]);
        return true;
    }

    /// <summary>Finds the MAC address in a file name that follows the pattern; upper and lower case are alike.</summary>
    public bool TryMatch(ReadOnlySpan<char> fileName, [NotNullWhen(true)] out MacAddress? macAddress)
    {
        macAddress = null;
        if (fileName.Length < _prefix.Length + _suffix.Length
            || !fileName.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase)
            || !fileName.EndsWith(_suffix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ReadOnlySpan<char> rest = fileName[_prefix.Length..^_suffix.Length];
        return _link is null ? MacAddress.TryParse(rest, out macAddress) : TryMatchBehindModel(rest, out macAddress);
    }

    /// <summary>The pattern as written in the catalogue.</summary>
    public override string ToString() =>
        _prefix + (_link is null ? "" : ModelPlaceholder + _link) + MacPlaceholder + _suffix;

    // Read from the end: a model's name may hold what links it to the address.
    private bool TryMatchBehindModel(ReadOnlySpan<char> text, [NotNullWhen(true)] out MacAddress? macAddress)
    {
        foreach (int length in MacLengths)
        {
            if (text.Length > length + _link!.Length
                && text[..^length].EndsWith(_link, StringComparison.OrdinalIgnoreCase)
                && MacAddress.TryParse(text[^length..], out macAddress))
            {
                return true;
            }
        }

        macAddress = null;
        return false;
    }
}
