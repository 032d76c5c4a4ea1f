using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Access;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Access;

/// <summary>Ends an API key at once and for good. One that is revoked already stays as it is.</summary>
/// <param name="Id">The key's id as typed; null for a blank one.</param>
public sealed record RevokeApiKeyCommand(string? Id) : ICommand<ApiKeyResponse>;

internal sealed class RevokeApiKeyValidator : FieldValidator<RevokeApiKeyCommand>
{
    public RevokeApiKeyValidator() => RuleFor(command => command.Id).Custom((id, context) =>
    {
        if (id is not { Length: ApiKey.IdLength } || !id.All(char.IsAsciiLetterOrDigit))
        {
            Fail(context, "Must be the id of a key: 12 letters and digits.");
        }
    });
}

internal sealed class RevokeApiKeyHandler(IApiKeys keys, AuditTrail audit, TimeProvider time) : IRequestHandler<RevokeApiKeyCommand, ApiKeyResponse>
{
    public async Task<ApiKeyResponse> Handle(RevokeApiKeyCommand command, CancellationToken cancellationToken)
    {
        string id = command.Id!;
        ApiKey key = await keys.FindAsync(id, cancellationToken) ?? throw new ApiKeyNotFoundException(id);
        DateTimeOffset now = time.GetUtcNow();
        if (key.Revoke(now))
        {
            audit.Add(AuditActions.RevokeKey, AuditTarget.Key(key.Id));
        }

        return ApiKeyResponse.Of(key, now);
    }
}
