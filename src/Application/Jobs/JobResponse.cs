using System.Diagnostics.CodeAnalysis;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>A job over many devices.</summary>
public record JobResponse
{
    /// <summary>Its id.</summary>
    /// <example>019ab1d2-7c00-7a00-8000-000000000002</example>
    public required Guid Id { get; init; }

    /// <summary>What the phones are told.</summary>
    /// <example>resync</example>
    public required NotifyAction Action { get; init; }

    /// <summary>How far it is.</summary>
    /// <example>running</example>
    public required JobState State { get; init; }

    /// <summary>When it was started (UTC).</summary>
    /// <example>2026-01-31T08:30:00Z</example>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When its last device got its result (UTC); null before.</summary>
    /// <example>2026-01-31T08:31:00Z</example>
    public required DateTime? FinishedAt { get; init; }

    /// <summary>How many devices it has.</summary>
    /// <example>2</example>
    public required int Devices { get; init; }

    /// <summary>How many of them are in which state.</summary>
    public required JobCountsResponse Counts { get; init; }

    /// <summary>The job as the API shows it.</summary>
    public static JobResponse Of(Job job) => new()
    {
        Id = job.Id.Value,
        Action = job.Action,
        State = job.State,
        CreatedAt = job.CreatedAt.UtcDateTime,
        FinishedAt = job.FinishedAt?.UtcDateTime,
        Devices = job.Counts.Total(),
        Counts = JobCountsResponse.Of(job.Counts),
    };
}

/// <summary>A job that was just started.</summary>
public sealed record StartedJobResponse : JobResponse
{
    [SetsRequiredMembers]
    private StartedJobResponse(JobResponse job)
        : base(job) => NotFound = [];

    /// <summary>The MAC addresses of the body that no device has, in upper case with colons.</summary>
    public required IReadOnlyList<string> NotFound { get; init; }

    /// <summary>The job as the API shows it.</summary>
    public static StartedJobResponse Of(Job job, IEnumerable<MacAddress> notFound) =>
        new(Of(job)) { NotFound = [.. notFound.Select(mac => mac.ToColonForm())] };
}

/// <summary>How many of a job's devices are in which state.</summary>
public sealed record JobCountsResponse
{
    /// <summary>Waiting for their turn.</summary>
    /// <example>1</example>
    public required int Queued { get; init; }

    /// <summary>Notified, or about to be, and without an answer yet.</summary>
    /// <example>0</example>
    public required int Sent { get; init; }

    /// <summary>Answered with 2xx.</summary>
    /// <example>1</example>
    public required int Accepted { get; init; }

    /// <summary>Answered with anything else.</summary>
    /// <example>0</example>
    public required int Rejected { get; init; }

    /// <summary>Not to be reached.</summary>
    /// <example>0</example>
    public required int Unreachable { get; init; }

    /// <summary>Not answered in time.</summary>
    /// <example>0</example>
    public required int TimedOut { get; init; }

    /// <summary>Never notified.</summary>
    /// <example>0</example>
    public required int Cancelled { get; init; }

    internal static JobCountsResponse Of(JobCounts counts) => new()
    {
        Queued = counts.Queued,
        Sent = counts.Sent,
        Accepted = counts.Accepted,
        Rejected = counts.Rejected,
        Unreachable = counts.Unreachable,
        TimedOut = counts.TimedOut,
        Cancelled = counts.Cancelled,
    };
}
