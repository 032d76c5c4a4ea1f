using System.Net.Http.Headers;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Commands;

/// <summary>
/// <c>console METHOD PATH</c>: sends one request to the console of the running service, from the machine itself, which is
/// where it answers. A container has no other client inside. The body of POST and PATCH comes from standard input, so
/// that a password is in no list of processes.
/// </summary>
internal static class ConsoleCommand
{
    /// <summary>0 if the console did what was asked; 1 if not, and its answer says why.</summary>
    public static async Task<int> RunAsync(ServiceSettings settings, HttpMethod method, string path, Stream input, TextWriter output)
    {
        using var service = new LocalServiceClient(settings);
        using HttpContent? body = method == HttpMethod.Post || method == HttpMethod.Patch ? await ReadAsync(input) : null;
        try
        {
            using HttpResponseMessage response = await service.SendAsync(method, $"{Routes.Console}/{path.TrimStart('/')}", body);
            await output.WriteLineAsync($"{(int)response.StatusCode} {response.ReasonPhrase}");
            await output.WriteLineAsync(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? ExitCodes.Ok : ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
    }

    private static async Task<HttpContent> ReadAsync(Stream input)
    {
        using var text = new MemoryStream();
        await input.CopyToAsync(text);
        return new ByteArrayContent(text.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
