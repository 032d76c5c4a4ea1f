using System.Collections.Frozen;

namespace EndpointManager.Infrastructure.Sip.Messages;

/// <summary>Names of headers. A name is equal in either case, and some have a compact form (RFC 3261 section 7.3.3).</summary>
internal static class HeaderName
{
    public const string Via = "Via";
    public const string MaxForwards = "Max-Forwards";
    public const string From = "From";
    public const string To = "To";
    public const string CallId = "Call-ID";
    public const string CSeq = "CSeq";
    public const string Contact = "Contact";
    public const string Event = "Event";
    public const string SubscriptionState = "Subscription-State";
    public const string ContentLength = "Content-Length";
    public const string WwwAuthenticate = "WWW-Authenticate";
    public const string ProxyAuthenticate = "Proxy-Authenticate";
    public const string Authorization = "Authorization";
    public const string ProxyAuthorization = "Proxy-Authorization";
    public const string Server = "Server";
    public const string UserAgent = "User-Agent";

    private static readonly FrozenDictionary<string, string> FullForms = new Dictionary<string, string>
    {
        ["v"] = Via,
        ["f"] = From,
        ["t"] = To,
        ["i"] = CallId,
        ["m"] = Contact,
        ["o"] = Event,
        ["l"] = ContentLength,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The full form of a name, of those that are looked at here.</summary>
    public static string Expand(string name) => name.Length == 1 && FullForms.TryGetValue(name, out string? full) ? full : name;
}
