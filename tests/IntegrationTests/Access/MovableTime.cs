namespace EndpointManager.IntegrationTests.Access;

/// <summary>The system's clock, put on.</summary>
internal sealed class MovableTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
