using System.Globalization;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Access;

/// <summary>Makes an API key, which can do no more than its maker.</summary>
public sealed record CreateApiKeyCommand : ICommand<CreatedApiKeyResponse>
{
    /// <summary>Longest life of a key in days.</summary>
    public const int MaxDays = 3650;

    /// <summary>What its owner calls it.</summary>
    public Field Name { get; init; }

    /// <summary>Scopes, with spaces or commas in between.</summary>
    public Field Scopes { get; init; }

    /// <summary>Days after which it ends by itself, as digits; left out for never.</summary>
    public Field ExpiresInDays { get; init; }

    /// <summary>Names of members that the operation does not know.</summary>
    public IReadOnlyCollection<string> UnknownMembers { get; init; } = [];
}

/// <summary>A new API key, with the key itself.</summary>
/// <remarks>A class: the key is a secret, and a record's <c>ToString</c> would print it.</remarks>
public sealed class CreatedApiKeyResponse
{
    /// <summary>The key to send, which is shown this once: `emk_`, its id, `_` and its secret.</summary>
    public required string Key { get; init; }

    /// <summary>What is known of it from now on.</summary>
    public required ApiKeyResponse Details { get; init; }
}

internal sealed class CreateApiKeyValidator : FieldValidator<CreateApiKeyCommand>
{
    public CreateApiKeyValidator()
    {
        RuleFor(command => command.UnknownMembers).Custom(NoUnknownMembers);
        RuleFor(command => command.Name).Custom(Required<KeyName>);
        RuleFor(command => command.Scopes).Custom(Required<ScopeSet>);
        RuleFor(command => command.ExpiresInDays).Custom(CheckDays);
    }

    private static void CheckDays(Field days, ValidationContext<CreateApiKeyCommand> context)
    {
        bool isNumber = days.Text is { Length: > 0 } text && PageNumber.TryParse(text, 1, CreateApiKeyCommand.MaxDays, out _);
        if (days is { IsPresent: true, IsNull: false } && !isNumber)
        {
            Fail(context, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from 1 to {CreateApiKeyCommand.MaxDays}."));
        }
    }
}

internal sealed class CreateApiKeyHandler(IApiKeys keys, Caller caller, AuditTrail audit, TimeProvider time)
    : IRequestHandler<CreateApiKeyCommand, CreatedApiKeyResponse>
{
    public Task<CreatedApiKeyResponse> Handle(CreateApiKeyCommand command, CancellationToken cancellationToken)
    {
        ScopeSet scopes = ParsedValue.Parse<ScopeSet>(command.Scopes.Text!);
        if (scopes.Beyond(caller.Scopes) is { Count: > 0 } beyond)
        {
            throw new ScopeMissingException(beyond);
        }

        DateTimeOffset now = time.GetUtcNow();
        TimeSpan? lifetime = command.ExpiresInDays.Text is { } days ? TimeSpan.FromDays(int.Parse(days, CultureInfo.InvariantCulture)) : null;
        ApiKeyToken token = ApiKeyToken.New();
        ApiKey key = ApiKey.Make(token, ParsedValue.Parse<KeyName>(command.Name.Text!), scopes, caller.Actor, now, lifetime);
        keys.Add(key);
        audit.AddNew(key);
        return Task.FromResult(new CreatedApiKeyResponse { Key = token.Reveal(), Details = ApiKeyResponse.Of(key, now) });
    }
}

/// <summary>Keys in the audit trail.</summary>
internal static class ApiKeyAudit
{
    /// <summary>Writes down that a key was made.</summary>
    public static void AddNew(this AuditTrail audit, ApiKey key) => audit.Add(AuditActions.CreateKey, AuditTarget.Key(key.Id),
    [
        new FieldChange { Field = "name", New = key.Name.Value },
        new FieldChange { Field = "scopes", New = key.Scopes.Value },
        new FieldChange { Field = "expiresAt", New = key.ExpiresAt?.ToString("u", CultureInfo.InvariantCulture) },
    ]);
}
