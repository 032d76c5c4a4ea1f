using System.Globalization;
using EndpointManager.Domain.Common;

namespace EndpointManager.Application.Bulk;

/// <summary>Among many new devices are some whose MAC address another device got meanwhile. Nothing was kept.</summary>
public sealed class DevicesTakenException(Exception? innerException = null)
    : Exception("Devices came to be with MAC addresses of the file.", innerException);

/// <summary>One of many devices was changed or deleted by somebody else between being read and being written. Nothing was kept.</summary>
public sealed class DevicesChangedException()
    : DomainException("One of the devices was changed or deleted meanwhile. Nothing was done; send the request again.");

/// <summary>A filter fits another number of devices than the caller expects. Nothing was deleted.</summary>
public sealed class DeviceCountException(long actual, long expected) : DomainException(string.Create(
    CultureInfo.InvariantCulture, $"The filter fits {actual} devices, not {expected}. Nothing was deleted."));

/// <summary>An import that was refused for its rows. Nothing was kept.</summary>
/// <param name="failures">The rows that failed.</param>
public sealed class ImportRefusedException(ImportFailures failures) : Exception("Rows of the import cannot be taken.")
{
    /// <summary>The rows that failed.</summary>
    public ImportFailures Failures { get; } = failures;
}
