using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>Tells from path and User-Agent which file a phone asks for. It reads names only; nothing is looked up.</summary>
public sealed class PhoneIdentifier(BrandCatalogue catalogue)
{
    private readonly DeviceFilePattern[] _patterns = [.. catalogue.Brands.SelectMany(brand => brand.DeviceFiles).Distinct()];

    /// <summary>The file that is asked for, or null when the path names none.</summary>
    /// <param name="path">The path below <c>/provision</c>, decoded.</param>
    /// <param name="userAgent">The User-Agent header; optional and never trusted with more than a MAC address.</param>
    public RequestedFile? Identify(string path, string? userAgent)
    {
        if (!TryGetFileName(path, out ReadOnlySpan<char> name))
        {
            return null;
        }

        if (name.IsEmpty)
        {
            return TryFindMac(userAgent, out MacAddress? caller) ? new RequestedFile.ByUserAgent(caller) : null;
        }

        if (MacAddress.TryParse(name, out MacAddress? bare))
        {
            return new RequestedFile.Bare(bare);
        }

        foreach (DeviceFilePattern pattern in _patterns)
        {
            if (pattern.TryMatch(name, out MacAddress? named))
            {
                return new RequestedFile.Named(named, pattern);
            }
        }

        return catalogue.FindCommonFile(name.ToString()) is var (brand, model) ? new RequestedFile.Common(brand, model) : null;
    }

    /// <summary>
    /// The address of the phone that asks, whatever it asks for: the one in the path, else the one in the User-Agent; null
    /// where neither has one.
    /// </summary>
    /// <param name="path">The path below <c>/provision</c>, decoded.</param>
    /// <param name="userAgent">The User-Agent header.</param>
    public MacAddress? FindPhone(string path, string? userAgent)
    {
        // Most names begin with the address, and a phone tries more of them than it gets files for, such as MAC.boot.
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        int dot = name.IndexOf('.');
        if (MacAddress.TryParse(dot < 0 ? name : name[..dot], out MacAddress? mac))
        {
            return mac;
        }

        return Identify(path, userAgent) switch
        {
            RequestedFile.Bare bare => bare.MacAddress,
            RequestedFile.Named named => named.MacAddress,
            RequestedFile.ByUserAgent own => own.MacAddress,
            _ => TryFindMac(userAgent, out mac) ? mac : null,
        };
    }

    // A base URL that ends in a slash makes phones ask for /provision//name, so empty segments say nothing.
    private static bool TryGetFileName(string path, out ReadOnlySpan<char> name)
    {
        name = path.AsSpan().Trim('/');
        return !name.Contains('/');
    }

    // Every vendor writes the address as a word of its own: Yealink with colons or bare, Fanvil bare and last.
    private static bool TryFindMac(string? userAgent, [NotNullWhen(true)] out MacAddress? macAddress)
    {
        macAddress = null;
        ReadOnlySpan<char> text = userAgent;
        foreach (Range word in text.Split(' '))
        {
            if (MacAddress.TryParse(text[word], out macAddress))
            {
                return true;
            }
        }

        return false;
    }
}
