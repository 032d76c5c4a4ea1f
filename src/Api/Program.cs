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
      keys create NAME [--scopes A,B] [--expires DAYS]
                                                    makes an API key for the console and prints it
      keys list                                     lists the API keys, without their secrets
      keys revoke ID                                ends an API key at once
      console [--key-file FILE] GET|POST|PATCH|DELETE PATH
                                                    asks the running service's console; a body comes from standard input
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
        ["keys", "create", var name, .. var options] when KeysCommand.CreateAsync(Settings(), name, options, Console.Out) is { } create => await create,
        ["keys", "list"] => await KeysCommand.ListAsync(Settings(), Console.Out),
        ["keys", "revoke", var id] => await KeysCommand.RevokeAsync(Settings(), id, Console.Out),
        ["console", var method, var resource] when IsMethod(method) => await AskConsoleAsync(null, method, resource),
        ["console", "--key-file", var key, var method, var resource] when IsMethod(method) => await AskConsoleAsync(key, method, resource),
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

Task<int> AskConsoleAsync(string? keyFile, string method, string resource) =>
    ConsoleCommand.RunAsync(Settings(), new HttpMethod(method), resource, keyFile, Console.OpenStandardInput(), Console.Out);

static bool IsMethod(string text) => text is "GET" or "POST" or "PATCH" or "DELETE";

static async Task<int> ServeAsync(ServiceSettings settings)
{
    await using WebApplication app = Service.Create(settings);
    StartUpAdvice.Give(app.Logger, settings, app.Services.GetRequiredService<FleetSettings>(), app.Services.GetRequiredService<BrandRenderers>());
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
