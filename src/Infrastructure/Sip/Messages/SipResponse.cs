namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>A SIP response (RFC 3261 section 7.2). What it needs to be matched to a request was read and is there.</summary>
internal sealed class SipResponse
{
    /// <summary>100 to 699.</summary>
    public required int Status { get; init; }

    /// <summary>What stands behind the status, as it came.</summary>
    public required string ReasonPhrase { get; init; }

    /// <summary>The only Via.</summary>
    public required Via Via { get; init; }

    /// <summary>The Call-ID.</summary>
    public required string CallId { get; init; }

    /// <summary>The CSeq.</summary>
    public required CSeq CSeq { get; init; }

    /// <summary>All headers in their order, by full name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Whether nothing else will follow (RFC 3261 section 7.2).</summary>
    public bool IsFinal => Status >= 200;

    /// <summary>Whether the request was taken.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The values of a header, one for each line that has it.</summary>
    public IEnumerable<string> All(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
}
