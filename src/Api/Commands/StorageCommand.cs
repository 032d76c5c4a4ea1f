using EndpointManager.Api.Hosting;
using EndpointManager.Application.Access;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Common;
using FluentValidation;
using MediatR;

namespace EndpointManager.Api.Commands;

/// <summary>
/// A command that works on the configured database itself, whether the service runs or not. Whoever may start it may do
/// everything: the configuration and the key are theirs to read.
/// </summary>
internal static class StorageCommand
{
    /// <summary>Does the work; what is expected to go wrong with it is told in words.</summary>
    public static async Task<int> RunAsync(ServiceSettings settings, TextWriter output, Func<IMediator, Task<int>> work)
    {
        // The service as it is configured, with nothing of it listening.
        await using WebApplication service = Service.Create(settings);
        try
        {
            await service.PrepareStorageAsync();
            await using AsyncServiceScope scope = service.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().Be(Caller.Command, System.Environment.UserName, address: null, ScopeSet.All);
            return await work(scope.ServiceProvider.GetRequiredService<IMediator>());
        }
        catch (ValidationException exception)
        {
            await output.WriteLineAsync(string.Join('\n', exception.Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}")));
            return ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is StorageUnavailableException or SecretUnreadableException
            or DevicesTakenException or DomainException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
    }
}
