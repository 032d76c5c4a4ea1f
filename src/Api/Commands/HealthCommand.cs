using System.Net;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Commands;

/// <summary><c>health</c>: asks the running service whether it is ready, for a container's health check.</summary>
internal static class HealthCommand
{
    /// <summary>0 if the service is ready, 1 if it is not or does not answer.</summary>
    public static async Task<int> RunAsync(ServiceSettings settings, TextWriter output)
    {
        using var service = new LocalServiceClient(settings);
        try
        {
            using HttpResponseMessage response = await service.SendAsync(HttpMethod.Get, Routes.Health + "/ready");
            await output.WriteLineAsync(await response.Content.ReadAsStringAsync());
            return response.StatusCode == HttpStatusCode.OK ? ExitCodes.Ok : ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
    }
}
