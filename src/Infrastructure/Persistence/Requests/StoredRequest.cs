using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Persistence.Requests;

/// <summary>A row of <c>endpoint_requests</c>, for reading; <see cref="RequestRows"/> writes them.</summary>
internal sealed class StoredRequest
{
    public required long Id { get; init; }

    public string? Address { get; init; }

    public string? MacAddress { get; init; }

    /// <summary>Whether a device had the MAC address when the request was written down.</summary>
    public bool HasDevice { get; init; }

    public required string Method { get; init; }

    public required string File { get; init; }

    public string? UserAgent { get; init; }

    public int Status { get; init; }

    public ServedForm? Form { get; init; }

    public RefusalReason? Reason { get; init; }

    public long Bytes { get; init; }
}
