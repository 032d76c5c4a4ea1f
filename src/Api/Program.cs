using System.Collections;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;
using EndpointManager.Infrastructure.StartUp;

const string DefaultPath = "config/endpoint_manager.toml";

if (args is not ([] or ["--config", _]))
{
    return Fail("Usage: EndpointManager.Api [--config FILE]", ExitCodes.Configuration);
}

try
{
    ServiceSettings settings = ConfigurationReader.Read(args is [_, var path] ? path : DefaultPath, Environment());
    await using WebApplication app = Service.Create(settings);
    StartUpOutcome outcome = app.Services.GetRequiredService<StartUpOutcome>();
    await app.RunAsync();
    return outcome.Refusal is { } refusal ? Fail(refusal.Message, ExitCodes.SchemaRefused) : ExitCodes.Ok;
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

static Dictionary<string, string> Environment() =>
    System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

static int Fail(string message, int exitCode)
{
    Console.Error.WriteLine(message);
    return exitCode;
}
