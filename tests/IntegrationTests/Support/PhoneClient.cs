using System.Net;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>What phones do, in words.</summary>
internal static class PhoneClient
{
    public const string Provision = "/provision";

    /// <summary>A request as a phone makes it.</summary>
    /// <param name="client">The connection to the service.</param>
    /// <param name="path">The whole path.</param>
    /// <param name="userAgent">What the firmware calls itself.</param>
    /// <param name="from">The phone's address, where the service trusts this machine as a proxy.</param>
    /// <param name="method">GET unless said otherwise.</param>
    public static Task<HttpResponseMessage> FetchAsync(
        this HttpClient client, string path, string? userAgent = null, string? from = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (userAgent is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        }

        if (from is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        }

        return client.SendAsync(request);
    }

    /// <summary>The text of a file that has to be there.</summary>
    public static async Task<string> FileAsync(this HttpClient client, string path, string? userAgent = null)
    {
        using HttpResponseMessage response = await client.FetchAsync(path, userAgent);
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return text;
    }
}
