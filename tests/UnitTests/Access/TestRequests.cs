using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace EndpointManager.UnitTests.Access;

/// <summary>Requests as the server hands them on.</summary>
internal static class TestRequests
{
    /// <summary>A request over a connection from an address. Empty headers are kept, as the server keeps them.</summary>
    public static HttpContext From(string? peer, params (string Name, string Value)[] headers)
    {
        Dictionary<string, StringValues> lists = headers
            .GroupBy(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(list => list.Key, list => new StringValues([.. list]), StringComparer.OrdinalIgnoreCase);
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().Headers = new HeaderDictionary(lists);
        return context;
    }
}
