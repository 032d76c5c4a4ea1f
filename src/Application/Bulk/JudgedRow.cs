using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Bulk;

/// <summary>A row of an import with what is to be done about it; at most one of the two.</summary>
/// <param name="Result">What the caller is told.</param>
/// <param name="Added">The new device.</param>
/// <param name="Edited">The edit of a device.</param>
internal readonly record struct JudgedRow(ImportRowResult Result, Device? Added = null, DeviceEdit? Edited = null)
{
    /// <summary>Whether the row keeps the import from being carried out.</summary>
    public bool Failed => Result.Status is ImportRowStatus.Invalid or ImportRowStatus.Duplicate or ImportRowStatus.Exists;
}
