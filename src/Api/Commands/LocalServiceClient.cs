using System.Net;
using System.Net.Http.Headers;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;

namespace EndpointManager.Api.Commands;

/// <summary>Asks the service that runs on this machine with the same configuration, as a container's own tools do.</summary>
internal sealed class LocalServiceClient(ServiceSettings settings) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    // A proxy named in the environment has no business between a machine and itself.
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        BaseAddress = AddressOf(settings.Http.Listen[0]),
        Timeout = Limit,
    };

    /// <summary>Where it listens: a listener on every address is reached by loopback.</summary>
    public static Uri AddressOf(IPEndPoint listener)
    {
        IPAddress address = listener.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : listener.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : listener.Address;
        return new Uri($"http://{new IPEndPoint(address, listener.Port)}");
    }

    /// <summary>Sends one request.</summary>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    /// <exception cref="TaskCanceledException">The answer took too long.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, ApiKeyToken? key = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        }

        return _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
