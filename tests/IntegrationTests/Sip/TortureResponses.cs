namespace EndpointManager.IntegrationTests.Sip;

/// <summary>
/// The torture messages of RFC 4475 that can come as answers: its responses, and what its requests do to headers, put into responses.
/// Names in square brackets stand for lines of the request that is answered, in angle brackets for their values.
/// </summary>
internal static class TortureResponses
{
    private const string Rest = "\n[From]\n[To];tag=2\n[Call-ID]\n[CSeq]\nContent-Length: 0\n\n";

    /// <summary>Odd, and right.</summary>
    public static TheoryData<string, string> Valid => new()
    {
        {
            "3.1.1.1 a short tortuous message",
            "SIP/2.0 200 OK\nv : <Via>\nTO :\n <To>  ; tag    = 1918181833n\nfrom   : <From>\n"
            + "i : <Call-ID>\ncseq:\n <CSeq>\ns :\nNewFangledHeader:   newfangled value\n continued newfangled value\nUnknownHeaderWithUnusualValue: ;;,,;;,;\nl:    0\n\n"
        },
        { "3.1.1.2 a wide range of valid characters", "SIP/2.0 200 OK\n[Via]\nextensionHeader-!.%*+_`'~:\uFEFF\u5927\u505C\u96FB\n[From]\n[To];tag=2;x=\"\\\\\\\"\"\n[Call-ID]\n[CSeq]\nContent-Length: 0\n\n" },
        { "3.1.1.8 extra trailing octets in a datagram", "SIP/2.0 200 OK\n[Via]" + Rest + "NOTIFY sip:1001@127.0.0.1 SIP/2.0\n[Via]" + Rest },
        { "3.1.1.12 an unusual reason phrase", "SIP/2.0 200 = 2**3 * 5**2 \u043D\u043E \u0441\u0442\u043E \u0434\u0435\u0432\u044F\u043D\u043E\u0441\u0442\u043E\n[Via]" + Rest },
        { "3.1.1.13 an empty reason phrase", "SIP/2.0 200 \n[Via]" + Rest },
        { "3.1.1.11 a body of several parts", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\n[CSeq]\nContent-Type: multipart/mixed;boundary=7a9cbec02ceef655\nContent-Length: 6\n\n--7a9c" },
    };

    /// <summary>Not to be taken for an answer.</summary>
    public static TheoryData<string, string> Invalid => new()
    {
        { "3.1.2.1 extraneous separators", "SIP/2.0 200 OK\nVia: ;;,;,,\n[Via]" + Rest },
        { "3.1.2.2 a content length larger than the message", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\n[CSeq]\nContent-Length: 9999\n\n" },
        { "3.1.2.3 a negative content length", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\n[CSeq]\nContent-Length: -999\n\n" },
        { "3.1.2.5 response scalars with overlarge values", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\nCSeq: 9292394834772304023312 NOTIFY\nContent-Length: 0\n\n" },
        { "3.1.2.14 garbage instead of a status line", "\u0000\u0001\u0002 200 OK\n[Via]" + Rest },
        { "3.1.2.16 an unknown protocol version", "SIP/7.0 200 OK\nVia: SIP/7.0/UDP c.example.com;branch=z9hG4bKkdjuw" + Rest },
        { "3.1.2.17 a method that does not match", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\nCSeq: 1 OPTIONS\nContent-Length: 0\n\n" },
        { "3.1.2.18 an unknown method that does not match", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\nCSeq: 1 NEWMETHOD\nContent-Length: 0\n\n" },
        { "3.1.2.19 an overlarge response code", "SIP/2.0 4294967301 better not break the receiver\n[Via]" + Rest },
        { "3.2.1 a missing transaction identifier", "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK" + Rest },
        { "3.3.1 missing required header fields", "SIP/2.0 200 OK\nContent-Length: 0\n\n" },
        { "3.3.7 a sent-by that is a broadcast address", "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bKbroadcast" + Rest },
        { "3.3.8 several values of what has one", "SIP/2.0 200 OK\n[Via]\n[CSeq]\nCSeq: 59 NOTIFY" + Rest },
        { "3.3.9 several content lengths", "SIP/2.0 200 OK\n[Via]\nContent-Length: 13" + Rest },
        { "3.3.10 a response with a Via of others", "SIP/2.0 200 OK\n[Via]\nVia: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bKOther" + Rest },
        { "a request of its own", "NOTIFY sip:1001@127.0.0.1 SIP/2.0\n[Via]" + Rest },
        { "NUL in a header", "SIP/2.0 200 OK\n[Via]\nX: \0" + Rest },
        { "NUL in a name", "SIP/2.0 200 OK\nV\0ia: x\n[Via]" + Rest },
        { "nothing but line breaks", "\n\n\n\n" },
        { "nothing", "" },
        { "a head without an end", "SIP/2.0 200 OK\n[Via]\n[From]\n[To];tag=2\n[Call-ID]\n[CSeq]" },
    };
}
