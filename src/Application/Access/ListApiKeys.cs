using EndpointManager.Domain.Access;
using MediatR;

namespace EndpointManager.Application.Access;

/// <summary>Lists all API keys, newest first; revoked ones are among them.</summary>
public sealed record ListApiKeysQuery : IRequest<ApiKeyListResponse>;

/// <summary>The API keys.</summary>
public sealed record ApiKeyListResponse
{
    /// <summary>The keys, newest first.</summary>
    public required IReadOnlyList<ApiKeyResponse> Items { get; init; }
}

internal sealed class ListApiKeysHandler(IApiKeyReader keys, TimeProvider time) : IRequestHandler<ListApiKeysQuery, ApiKeyListResponse>
{
    public async Task<ApiKeyListResponse> Handle(ListApiKeysQuery query, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<ApiKey> all = await keys.ListAsync(cancellationToken);
        return new ApiKeyListResponse { Items = [.. all.Select(key => ApiKeyResponse.Of(key, now))] };
    }
}
