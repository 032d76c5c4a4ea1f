namespace EndpointManager.Domain.Jobs;

/// <summary>Identity of a job.</summary>
/// <param name="Value">A UUID of version 7 (RFC 9562), made by the application, so that jobs are in order of time.</param>
public readonly record struct JobId(Guid Value)
{
    /// <summary>A new identity, in order of <paramref name="now"/>.</summary>
    public static JobId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
