namespace EndpointManager.Application.Access;

/// <summary>Takes note of phones that came with the token from their own file, which ends the token of the first access.</summary>
public interface ITokenUses
{
    /// <summary>Takes a use to be written down soon. Never waits; one that is lost is noted when the phone comes again.</summary>
    /// <param name="lookup">
    /// The keyed hash of the token. Not the device: by the time it is written down, that may have another phone with tokens of its
    /// own.
    /// </param>
    void Note(string lookup);
}
