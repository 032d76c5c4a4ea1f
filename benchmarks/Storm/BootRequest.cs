namespace EndpointManager.Benchmarks.Storm;

/// <summary>One request of a phone that boots.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="IsThere">Whether the file is expected to be there; if not, 404 is the right answer.</param>
internal sealed record BootRequest(string Path, bool IsThere);
