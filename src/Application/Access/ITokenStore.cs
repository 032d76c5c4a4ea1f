namespace EndpointManager.Application.Access;

/// <summary>The upkeep of tokens.</summary>
public interface ITokenStore
{
    /// <summary>Gives tokens to some of the devices that have none.</summary>
    /// <returns>How many there were; less than asked for when those were the last.</returns>
    Task<int> FillAsync(int atMost, CancellationToken cancellationToken);

    /// <summary>Ends the tokens of the first access that go with these own ones, which phones came with.</summary>
    Task NoteUsedAsync(IReadOnlyCollection<string> lookups, DateTimeOffset now, CancellationToken cancellationToken);
}
