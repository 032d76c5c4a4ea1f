using EndpointManager.Api.Hosting;
using EndpointManager.Application.Secrets;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Api.Commands;

/// <summary>
/// <c>secrets status</c>, <c>secrets rotate</c> and <c>secrets forget</c>: the keys that passwords and tokens are encrypted
/// with. The service may run meanwhile.
/// </summary>
internal static class SecretsCommand
{
    // Twice, for an instance that is busy just then.
    private static readonly TimeSpan Settle = 2 * RotateSecretsCommand.NoticedWithin;

    /// <summary>Prints what each key is used for, a line each; 1 if one that is needed is missing.</summary>
    public static Task<int> StatusAsync(ServiceSettings settings, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            IReadOnlyList<KeyUse> uses = await mediator.Send(new GetSecretsStatusQuery());
            foreach (KeyUse use in uses)
            {
                await output.WriteLineAsync($"{use.KeyId}  {NameOf(use.State),-7}  {use.Secrets} secrets");
            }

            return uses.Any(use => use.State == KeyState.Missing) ? ExitCodes.Failed : ExitCodes.Ok;
        });

    /// <summary>Makes a new key and encrypts everything with it; 1 if something could not be read.</summary>
    public static Task<int> RotateAsync(ServiceSettings settings, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            RotationResult result = await mediator.Send(new RotateSecretsCommand(Settle));
            await output.WriteLineAsync(
                $"{(result.Resumed ? "Went on with" : "Made")} the key {result.KeyId} and encrypted {result.Resealed} secrets with it. "
                + "Back the key file up. Backups of the database from before need the older keys: drop those with \"secrets forget\" when none is left.");
            foreach (MacAddress device in result.Unreadable)
            {
                await output.WriteLineAsync($"A secret of the device {device.ToColonForm()} cannot be read: set its password anew.");
            }

            return result.Unreadable.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        });

    /// <summary>Drops the older keys that nothing needs.</summary>
    public static Task<int> ForgetAsync(ServiceSettings settings, TextWriter output) =>
        StorageCommand.RunAsync(settings, output, async mediator =>
        {
            IReadOnlyCollection<string> forgotten = await mediator.Send(new ForgetKeysCommand(Settle));
            await output.WriteLineAsync(forgotten.Count == 0 ? "There is no key to drop." : $"Dropped {string.Join(", ", forgotten)}.");
            return ExitCodes.Ok;
        });

    private static string NameOf(KeyState state) => state switch
    {
        KeyState.InUse => "in use",
        KeyState.Older => "older",
        _ => "MISSING",
    };
}
