using MediatR;

namespace EndpointManager.Application.Access;

/// <summary>Lists the sources that are locked out by the instance that is asked.</summary>
public sealed record ListLockoutsQuery : IRequest<LockoutListResponse>;

/// <summary>The sources that are locked out, those that stay longest first.</summary>
public sealed record LockoutListResponse
{
    /// <summary>The sources.</summary>
    public required IReadOnlyList<LockoutResponse> Items { get; init; }
}

/// <summary>A source that is locked out.</summary>
public sealed record LockoutResponse
{
    /// <summary>Its address; of an IPv6 network the first one.</summary>
    /// <example>203.0.113.7</example>
    public required string Address { get; init; }

    /// <summary>How many bits of the address count: 32, or 64 of an IPv6 network.</summary>
    /// <example>32</example>
    public required int PrefixLength { get; init; }

    /// <summary>For how many more seconds it is locked out.</summary>
    /// <example>840</example>
    public required int RemainingSeconds { get; init; }
}

internal sealed class ListLockoutsHandler(Lockouts lockouts) : IRequestHandler<ListLockoutsQuery, LockoutListResponse>
{
    public Task<LockoutListResponse> Handle(ListLockoutsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new LockoutListResponse { Items = [.. lockouts.All().Select(Show)] });

    private static LockoutResponse Show(Lockout lockout) => new()
    {
        Address = lockout.Source.Address.ToString(),
        PrefixLength = lockout.Source.PrefixLength,
        RemainingSeconds = (int)Math.Ceiling(lockout.Remaining.TotalSeconds),
    };
}
