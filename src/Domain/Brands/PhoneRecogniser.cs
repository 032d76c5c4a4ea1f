using EndpointManager.Domain.Devices;

namespace EndpointManager.Domain.Brands;

/// <summary>
/// Tells what sent a request: by its User-Agent first, then by the file it asks for, then by its MAC address.
/// </summary>
internal sealed class PhoneRecogniser
{
    // No phone says more; what follows is not read, so that no header costs more than this.
    private const int MaxUserAgentLength = 512;
    private const int MaxWordLength = PhoneModel.MaxNameLength;
    private const int PrefixDigits = 6;

    private readonly (Brand Brand, UserAgentPattern Pattern)[] _patterns;
    private readonly (Brand Brand, DeviceFilePattern Pattern)[] _ownDeviceFiles;
    private readonly Dictionary<string, Brand> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Brand>.AlternateLookup<ReadOnlySpan<char>> _prefixLookup;
    private readonly IReadOnlyDictionary<string, (Brand Brand, Model Model)> _commonFiles;

    public PhoneRecogniser(
        IReadOnlyList<Brand> brands, IReadOnlyDictionary<string, (Brand Brand, Model Model)> commonFiles)
    {
        _commonFiles = commonFiles;
        // A pattern that names no vendor comes last: it must not win over one that does.
        _patterns = [.. brands
            .SelectMany(brand => brand.UserAgents.Select(pattern => (Brand: brand, Pattern: pattern)))
            .OrderBy(entry => entry.Pattern.NeedsKnownModel)];
        _ownDeviceFiles = [.. brands
            .SelectMany(brand => brand.DeviceFiles.Select(pattern => (Brand: brand, Pattern: pattern)))
            .GroupBy(entry => entry.Pattern)
            .Where(users => users.Count() == 1)
            .Select(users => users.Single())];
        foreach (Brand brand in brands)
        {
            foreach (string prefix in brand.MacPrefixes)
            {
                _prefixes.TryAdd(prefix.Replace(":", "", StringComparison.Ordinal), brand);
            }
        }

        _prefixLookup = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public PhoneGuess Recognise(string? userAgent, string? fileName, MacAddress? macAddress)
    {
        (Brand? brand, string? model, string? firmware) = FromUserAgent(userAgent);
        if (brand is not null && model is not null)
        {
            return new PhoneGuess(brand.Name, model, firmware);
        }

        (Brand? fileBrand, Model? fileModel) = FromFileName(fileName);
        if (brand is not null)
        {
            return new PhoneGuess(brand.Name, fileBrand == brand ? fileModel?.Name : null, firmware);
        }

        brand = fileBrand ?? FromMacAddress(macAddress);
        return brand is null ? PhoneGuess.Nothing : new PhoneGuess(brand.Name, fileModel?.Name, null);
    }

    public bool IsUserAgentOf(Brand brand, string userAgent) => FromUserAgent(userAgent).Brand == brand;

    private (Brand? Brand, string? Model, string? Firmware) FromUserAgent(ReadOnlySpan<char> userAgent)
    {
        userAgent = userAgent[..Math.Min(userAgent.Length, MaxUserAgentLength)];
        Brand? onlyBrand = null;
        foreach ((Brand brand, UserAgentPattern pattern) in _patterns)
        {
            if (!pattern.TryRead(userAgent, out ReadOnlySpan<char> reported, out ReadOnlySpan<char> firmware))
            {
                continue;
            }

            string? model = brand.FindReportedModel(reported)?.Name;
            if (model is not null || (!firmware.IsEmpty && !pattern.NeedsKnownModel))
            {
                return (brand, model ?? Word(reported), Word(firmware));
            }

            onlyBrand ??= pattern.NeedsKnownModel ? null : brand;
        }

        return (onlyBrand, null, null);
    }

    private (Brand? Brand, Model? Model) FromFileName(string? fileName)
    {
        if (string.IsNullOrEmpty(fileName))
        {
            return default;
        }

        if (_commonFiles.TryGetValue(fileName, out (Brand Brand, Model Model) family))
        {
            return family;
        }

        foreach ((Brand brand, DeviceFilePattern pattern) in _ownDeviceFiles)
        {
            if (pattern.TryMatch(fileName, out _))
            {
                return (brand, null);
            }
        }

        return default;
    }

    private Brand? FromMacAddress(MacAddress? macAddress) =>
        macAddress is not null && _prefixLookup.TryGetValue(macAddress.Value.AsSpan(0, PrefixDigits), out Brand? brand) ? brand : null;

    // What a stranger sent is kept only if it is short and harmless wherever it is shown.
    private static string? Word(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxWordLength && !text.ContainsAnyExceptInRange(' ', '~') ? text.ToString() : null;
}
