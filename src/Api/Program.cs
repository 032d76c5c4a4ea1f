using System.Collections;
using EndpointManager.Api.Commands;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;
using EndpointManager.Infrastructure.StartUp;

const string DefaultPath = "config/endpoint_manager.toml";

(string path, string[] command) = args is ["--config", var file, .. var rest] ? (file, rest) : (DefaultPath, args);

try
{
    return command switch
    {
        [] => await ServeAsync(Settings()),
        ["health"] => await HealthCommand.RunAsync(Settings(), Console.Out),
        ["console", "GET" or "POST" or "PATCH" or "DELETE", var resource] =>
            await ConsoleCommand.RunAsync(Settings(), new HttpMethod(command[1]), resource, Console.OpenStandardInput(), Console.Out),
        _ => Fail("Usage: EndpointManager.Api [--config FILE] [health | console GET|POST|PATCH|DELETE PATH]", ExitCodes.Configuration),
    };
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
