using System.Globalization;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;

namespace EndpointManager.Api.Commands;

/// <summary><c>keys create</c>, <c>keys list</c> and <c>keys revoke</c>: API keys where nobody has one yet.</summary>
internal static class KeysCommand
{
    private const string Scopes = "--scopes";
    private const string Expires = "--expires";

    /// <summary>Makes a key and prints it alone on the last line; all scopes and no end unless the options say otherwise.</summary>
    /// <returns>Null where the options are none.</returns>
    public static Task<int>? CreateAsync(ServiceSettings settings, string name, string[] options, TextWriter output)
    {
        Dictionary<string, string> values = [];
        for (int i = 0; i < options.Length; i += 2)
        {
            if (options[i] is not (Scopes or Expires) || i + 1 == options.Length || !values.TryAdd(options[i], options[i + 1]))
            {
                return null;
            }
        }

        var command = new CreateApiKeyCommand
        {
            Name = Field.Of(name),
            Scopes = Field.Of(values.GetValueOrDefault(Scopes, ScopeSet.All.Value)),
            ExpiresInDays = values.TryGetValue(Expires, out string? days) ? Field.Of(days) : default,
        };
        return StorageCommand.RunAsync(settings, output, async mediator =>
        {
            CreatedApiKeyResponse key = await mediator.Send(command);
            await output.WriteLineAsync($"Keep this key: it is shown only now. Scopes: {string.Join(", ", key.Details.Scopes)}.");
            await output.WriteLineAsync(key.Key);
            return ExitCodes.Ok;
        });
    }

    /// <summary>Prints what is known of the keys, a line each.</summary>
    public static Task<int> ListAsync(ServiceSettings settings, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            foreach (ApiKeyResponse key in (await mediator.Send(new ListApiKeysQuery())).Items)
            {
                string state = key.RevokedAt is not null ? "revoked" : key.Active ? "active" : "over";
                await output.WriteLineAsync(
                    $"{key.Id}  {state,-7}  last used {Shown(key.LastUsedAt)}  ends {Shown(key.ExpiresAt)}  {string.Join(',', key.Scopes)}  {key.Name}");
            }

            return ExitCodes.Ok;
        });

    /// <summary>Revokes a key.</summary>
    public static Task<int> RevokeAsync(ServiceSettings settings, string id, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            ApiKeyResponse key = await mediator.Send(new RevokeApiKeyCommand(id));
            await output.WriteLineAsync($"The key {key.Id} ({key.Name}) is revoked.");
            return ExitCodes.Ok;
        });

    private static string Shown(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";
}
