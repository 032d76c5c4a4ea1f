using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Benchmarks.Storm;

/// <summary>What a phone asks for after power came back, in the order of its firmware (docs/phones.md).</summary>
/// <param name="brand">Its brand.</param>
/// <param name="model">Its model.</param>
/// <param name="macAddress">Its address.</param>
/// <param name="isKnown">Whether a device is kept for it.</param>
internal sealed class BootingPhone(Brand brand, Model model, MacAddress macAddress, bool isKnown)
{
    // Yealink firmware believes that a file is missing only after the third attempt (Yealink auto provisioning guides).
    private const int YealinkAttempts = 3;

    /// <summary>Its address.</summary>
    public MacAddress MacAddress => macAddress;

    /// <summary>Brand and model.</summary>
    public PhoneModel Model => new(brand.Name, model.Name);

    /// <summary>Its address as twelve lower-case hex digits.</summary>
    public string Mac => macAddress.Value;

    /// <summary>Whether a device is kept for it.</summary>
    public bool IsKnown => isKnown;

    /// <summary>What it calls itself.</summary>
    public string UserAgent => brand.Name switch
    {
        "Yealink" when model.UserAgentToken.StartsWith("VP", StringComparison.Ordinal) => $"{model.UserAgentToken} 23.70.0.40 {macAddress.ToColonForm().ToLowerInvariant()}",
        "Yealink" => $"Yealink {model.UserAgentToken} 66.86.0.15 {macAddress.ToColonForm().ToLowerInvariant()}",
        "Fanvil" => $"Fanvil {model.UserAgentToken} 2.12.1.3 {Mac}",
        "Grandstream" => $"Grandstream Model HW {model.UserAgentToken} SW 1.0.11.64 DevId {Mac}",
        "Snom" => $"Mozilla/4.0 (compatible; snom{model.UserAgentToken}-SIP 10.1.159.12 1.1.3-s {Mac.ToUpperInvariant()} SXM:0 UXM:0)",
        _ => $"{brand.Name} {model.UserAgentToken} 2.0.4.2 {macAddress.ToColonForm().ToLowerInvariant()}",
    };

    /// <summary>
    /// Whether it asks for all its files over one connection. Yealink firmware opens one for each file unless it is told otherwise
    /// (<c>static.auto_provision.connect.keep_alive</c>, Yealink administrator guides); of the others nothing is known, and one is
    /// what makes the least work.
    /// </summary>
    public bool KeepsConnection => brand.Name != "Yealink";

    /// <summary>Its requests, one after the other.</summary>
    public IEnumerable<BootRequest> Requests()
    {
        if (brand.Name == "Yealink" && model.Dialect == "V81")
        {
            foreach (string missing in (string[])[$"{Mac}.boot", "y000000000000.boot"])
            {
                for (int attempt = 0; attempt < YealinkAttempts; attempt++)
                {
                    yield return Of(missing, isThere: false);
                }
            }
        }

        if (model.CommonFile is { } common)
        {
            yield return Of(common, isThere: true);
        }

        yield return Of(OwnFile(), isKnown);
    }

    /// <summary>The name of its own file.</summary>
    public string OwnFile() => brand.DeviceFiles[0].ToString()
        .Replace("{model}", model.UserAgentToken, StringComparison.Ordinal)
        .Replace("{mac}", brand.Name == "Snom" ? Mac.ToUpperInvariant() : Mac, StringComparison.Ordinal);

    private static BootRequest Of(string file, bool isThere) => new($"/provision/{file}", isThere);
}
