namespace EndpointManager.Domain.Brands;

/// <summary>What a request tells of the phone that sent it; each part null where it tells nothing. Never to be trusted.</summary>
/// <param name="Brand">Name of a brand of the catalogue.</param>
/// <param name="Model">Name of a model of the catalogue; of a model that it lacks, the phone's own word for it.</param>
/// <param name="Firmware">Version of the firmware as the phone gives it, for example <c>66.85.0.5</c>.</param>
public sealed record PhoneGuess(string? Brand, string? Model, string? Firmware)
{
    /// <summary>Nothing could be told.</summary>
    public static PhoneGuess Nothing { get; } = new(null, null, null);
}
