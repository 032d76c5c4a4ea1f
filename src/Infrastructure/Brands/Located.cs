namespace EndpointManager.Infrastructure.Brands;

/// <summary>A value and the line where it stands, so that a later check can say where the fault is.</summary>
internal sealed record Located<T>(T Value, int Line);
