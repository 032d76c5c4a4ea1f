using System.Collections;
using EndpointManager.Api.Commands;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;
using EndpointManager.Infrastructure.StartUp;

const string DefaultPath = "config/endpoint_manager.toml";

const string Usage = """
    Usage: EndpointManager.Api [--config FILE] [COMMAND]
      (no command)                                  runs the service
      export FILE [--with-secrets PASSPHRASE_FILE]  writes all devices to a new file
      import FILE PASSPHRASE_FILE                   takes all devices of such a file, or none
      secrets status                                tells which key encrypts how many secrets
      secrets rotate                                makes a new key and encrypts all secrets with it
      secrets forget                                drops the older keys that nothing needs
      health                                        asks the running service whether it is ready
      console GET|POST|PATCH|DELETE PATH            asks the running service's console; a body comes from standard input
    """;

(string path, string[] command) = args is ["--config", var file, .. var rest] ? (file, rest) : (DefaultPath, args);

try
{
    return command switch
    {
        [] => await ServeAsync(Settings()),
        ["export", var target] => await TransferCommands.ExportAsync(Settings(), target, null, Console.Out),
        ["export", var target, "--with-secrets", var secret] => await TransferCommands.ExportAsync(Settings(), target, secret, Console.Out),
        ["import", var source, var secret] => await TransferCommands.ImportAsync(Settings(), source, secret, Console.Out),
        ["secrets", "status"] => await SecretsCommand.StatusAsync(Settings(), Console.Out),
        ["secrets", "rotate"] => await SecretsCommand.RotateAsync(Settings(), Console.Out),
        ["secrets", "forget"] => await SecretsCommand.ForgetAsync(Settings(), Console.Out),
        ["health"] => await HealthCommand.RunAsync(Settings(), Console.Out),
        ["console", "GET" or "POST" or "PATCH" or "DELETE", var resource] =>
            await ConsoleCommand.RunAsync(Settings(), new HttpMethod(command[1]), resource, Console.OpenStandardInput(), Console.Out),
        _ => Fail(Usage, ExitCodes.Configuration),
    };
}
catch (OperationCanceledException)
{
    // Asked to stop before it had started, while it waited for its database.
    return ExitCodes.Ok;
}
catch (ConfigurationException exception)
{
    return Fail(exception.Message, ExitCodes.Configuration);
}
catch (SchemaRefusedException exception)
{
    return Fail(exception.Message, ExitCodes.SchemaRefused);
}
catch (IOException exception)
{
    return Fail(exception.Message, ExitCodes.Failed);
}

ServiceSettings Settings() => ConfigurationReader.Read(path, Environment());

static async Task<int> ServeAsync(ServiceSettings settings)
{
    await using WebApplication app = Service.Create(settings);
    StartUpAdvice.Give(app.Logger, settings, app.Services.GetRequiredService<FleetSettings>());
    StartUpAdvice.GiveOnAccess(app.Logger, settings.Provisioning, app.Services.GetRequiredService<IHostNetwork>());
    StartUpOutcome outcome = app.Services.GetRequiredService<StartUpOutcome>();
    await app.RunAsync();
    return outcome.Refusal is { } refusal ? Fail(refusal.Message, ExitCodes.SchemaRefused) : ExitCodes.Ok;
}

static Dictionary<string, string> Environment() =>
    System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

static int Fail(string message, int exitCode)
{
    Console.Error.WriteLine(message);
    return exitCode;
}
