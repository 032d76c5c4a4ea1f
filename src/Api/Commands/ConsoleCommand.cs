using System.Net.Http.Headers;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;

namespace EndpointManager.Api.Commands;

/// <summary>
/// <c>console [--key-file FILE] METHOD PATH</c>: sends one request to the console of the running service, from the machine itself, which is
/// where it answers. A container has no other client inside. The body of POST and PATCH comes from standard input, so
/// that a password is in no list of processes, and the key from a file or from the configuration, for the same reason.
/// </summary>
internal static class ConsoleCommand
{
    /// <summary>0 if the console did what was asked; 1 if not, and its answer says why.</summary>
    /// <param name="settings">Where the service listens; its bootstrap key is sent where no other is given.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the console's own.</param>
    /// <param name="keyFile">File of the key to send; null for none.</param>
    /// <param name="input">The body.</param>
    /// <param name="output">Where the answer goes.</param>
    public static async Task<int> RunAsync(
        ServiceSettings settings, HttpMethod method, string path, string? keyFile, Stream input, TextWriter output)
    {
        ApiKeyToken? key = keyFile is null ? settings.Security.BootstrapKey : await ReadKeyAsync(keyFile);
        using var service = new LocalServiceClient(settings);
        using HttpContent? body = method == HttpMethod.Post || method == HttpMethod.Patch ? await ReadAsync(input) : null;
        try
        {
            using HttpResponseMessage response = await service.SendAsync(method, $"{Routes.Console}/{path.TrimStart('/')}", body, key);
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

    // What it holds is not repeated: it may be another secret.
    private static async Task<ApiKeyToken> ReadKeyAsync(string file) =>
        ApiKeyToken.TryParse((await File.ReadAllTextAsync(file)).Trim(), out ApiKeyToken? key, out _)
            ? key
            : throw new IOException($"The file {file} holds no API key.");

    private static async Task<HttpContent> ReadAsync(Stream input)
    {
        using var text = new MemoryStream();
        await input.CopyToAsync(text);
        return new ByteArrayContent(text.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
