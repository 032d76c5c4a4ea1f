namespace EndpointManager.Api.Errors;

/// <summary>
/// For the OpenAPI document: the statuses of the problems that are an operation's own. Those that any operation can meet
/// are added to each.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FailsAttribute(params int[] statuses) : Attribute
{
    /// <summary>The statuses.</summary>
    public IReadOnlyList<int> Statuses { get; } = statuses;
}
