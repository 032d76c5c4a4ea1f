namespace EndpointManager.Domain.Devices;

/// <summary>A phone type of a brand, both in the catalogue's spelling. Made by the brand catalogue only, as a pair.</summary>
/// <param name="Brand">Name of the brand, for example <c>Yealink</c>.</param>
/// <param name="Name">Name of the model within the brand, for example <c>T46S</c>.</param>
public sealed record PhoneModel(string Brand, string Name)
{
    /// <summary>Longest name of a brand or model in characters.</summary>
    public const int MaxNameLength = 32;

    /// <inheritdoc/>
    public override string ToString() => $"{Brand} {Name}";
}
