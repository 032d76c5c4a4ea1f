namespace EndpointManager.Application.Audit;

/// <summary>The entries, for reading.</summary>
public interface IAuditReader
{
    /// <summary>One page of the entries that fit, newest first.</summary>
    Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken);
}

/// <summary>A page of entries.</summary>
/// <param name="Items">The entries of the page.</param>
/// <param name="TotalItems">How many entries fit in all.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long TotalItems);

/// <summary>Which entries to list. What is null does not matter.</summary>
public sealed record AuditFilter
{
    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Entries per page.</summary>
    public required int PageSize { get; init; }

    /// <summary>Only those of this actor.</summary>
    public string? Actor { get; init; }

    /// <summary>Only those about this action.</summary>
    public string? Action { get; init; }

    /// <summary>Only those about this thing; a device also among many.</summary>
    public string? Target { get; init; }

    /// <summary>Only those with this outcome.</summary>
    public string? Outcome { get; init; }

    /// <summary>Only those at this time or after it.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only those before this time.</summary>
    public DateTimeOffset? Until { get; init; }
}
