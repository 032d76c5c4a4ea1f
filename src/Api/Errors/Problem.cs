using System.Text.Json.Serialization;

namespace EndpointManager.Api.Errors;

/// <summary>Why a request was not carried out (RFC 9457). The media type is <c>application/problem+json</c>.</summary>
internal record Problem
{
    /// <summary>Stable name of the kind of problem: <c>urn:endpoint-manager:CODE</c>.</summary>
    /// <example>urn:endpoint-manager:device-not-found</example>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words.</summary>
    /// <example>Device not found</example>
    public required string Title { get; init; }

    /// <summary>The HTTP status code.</summary>
    /// <example>404</example>
    public required int Status { get; init; }

    /// <summary>This occurrence in words, for people.</summary>
    /// <example>No device has the MAC address 80:5E:C0:12:34:56.</example>
    public required string Detail { get; init; }
}

/// <summary>A problem with the input, naming every failing field at once.</summary>
internal sealed record ValidationProblem : Problem
{
    /// <summary>Messages by the JSON name of the member, path segment or query parameter.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, string[]> Errors { get; init; }
}
