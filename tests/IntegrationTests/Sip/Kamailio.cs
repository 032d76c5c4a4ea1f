using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EndpointManager.IntegrationTests.Dhcp;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>Kamailio as registrar and proxy: it relays a NOTIFY to whoever is registered, over whatever transport that is reached.</summary>
internal sealed class Kamailio : IAsyncDisposable
{
    private const int Port = 5060;
    private const int TlsPort = 5061;

    private readonly TestFolder _folder = new();
    private BackgroundProgram _program = null!;

    private Kamailio()
    {
    }

    /// <summary>Its address.</summary>
    public IPAddress Address { get; } = SipPeers.NextAddress();

    /// <summary>Where it listens for UDP and TCP, as a device's server.</summary>
    public string Server => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");

    /// <summary>Where it listens for TLS.</summary>
    public string TlsServer => string.Create(CultureInfo.InvariantCulture, $"{Address}:{TlsPort}");

    /// <summary>Starts it.</summary>
    /// <param name="authority">Issues its certificate; without one it has no TLS.</param>
    /// <param name="challenge">How it challenges a NOTIFY: <c>www</c>, <c>proxy</c>, or not at all.</param>
    /// <param name="algorithm">The digest's algorithm.</param>
    public static async Task<Kamailio> StartAsync(TestAuthority? authority = null, string? challenge = null, string algorithm = "MD5")
    {
        var kamailio = new Kamailio();
        try
        {
            await kamailio.RunAsync(authority, challenge, algorithm);
            return kamailio;
        }
        catch
        {
            await kamailio.DisposeAsync();
            throw;
        }
    }

    /// <summary>Registers a phone.</summary>
    public async Task RegisterAsync(string username, IPEndPoint contact)
    {
        using var phone = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        string request = $"""
            REGISTER sip:{Address} SIP/2.0
            Via: SIP/2.0/UDP {phone.Client.LocalEndPoint};branch=z9hG4bK{Guid.NewGuid():N};rport
            Max-Forwards: 70
            From: <sip:{username}@{Address}>;tag=1
            To: <sip:{username}@{Address}>
            Call-ID: {Guid.NewGuid():N}
            CSeq: 1 REGISTER
            Contact: <sip:{username}@{contact}>
            Expires: 300
            Content-Length: 0


            """;
        await phone.SendAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")), new IPEndPoint(Address, Port));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        Encoding.ASCII.GetString((await phone.ReceiveAsync(limit.Token)).Buffer).Should().StartWith("SIP/2.0 200");
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task RunAsync(TestAuthority? authority, string? challenge, string algorithm)
    {
        authority?.Issue(Address, _folder.Combine("certificate.pem"), _folder.Combine("key.pem"));
        string config = _folder.Combine("kamailio.cfg");
        await File.WriteAllTextAsync(config, Configuration(authority is not null, challenge, algorithm));
        _program = BackgroundProgram.Start(new(SipPeers.Find("kamailio")!,
            ["-DD", "-E", "-f", config, "-Y", _folder.Path, "-P", _folder.Combine("pid"), "-m", "64", "-M", "8"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        var last = new IPEndPoint(Address, authority is null ? Port : TlsPort);
        await _program.WaitUntilAsync(_ => SipPeers.Listens(new IPEndPoint(Address, Port), stream: false) && SipPeers.Listens(last, stream: true));
    }

    private string Configuration(bool withTls, string? challenge, string algorithm) => $$"""
        #!KAMAILIO
        log_stderror=yes
        fork=yes
        children=1
        tcp_children=1
        listen=udp:{{Address}}:{{Port}}
        listen=tcp:{{Address}}:{{Port}}
        {{(withTls ? $"enable_tls=yes\nlisten=tls:{TlsServer}" : "")}}
        mpath="{{Path.GetDirectoryName(Directory.GetDirectories("/usr/lib", "*-linux-*").Select(folder => Path.Combine(folder, "kamailio/modules/tm.so")).First(File.Exists))}}/"
        loadmodule "tm.so"
        loadmodule "sl.so"
        loadmodule "pv.so"
        loadmodule "maxfwd.so"
        loadmodule "usrloc.so"
        loadmodule "registrar.so"
        loadmodule "siputils.so"
        loadmodule "textops.so"
        loadmodule "auth.so"
        {{(withTls ? $"loadmodule \"tls.so\"\nmodparam(\"tls\", \"tls_method\", \"TLSv1.2+\")\nmodparam(\"tls\", \"certificate\", \"{_folder.Combine("certificate.pem")}\")\nmodparam(\"tls\", \"private_key\", \"{_folder.Combine("key.pem")}\")" : "")}}
        modparam("usrloc", "db_mode", 0)
        modparam("auth", "algorithm", "{{algorithm}}")
        request_route {
          if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
          if (is_method("REGISTER")) { save("location"); exit; }
          if (!is_method("NOTIFY")) { sl_send_reply("405", "Method Not Allowed"); exit; }
          {{(challenge is null ? "" : $"if (!pv_{challenge}_authenticate(\"pbx.test\", \"{NotifierUnderTest.Password}\", \"0\")) {{ {challenge}_challenge(\"pbx.test\", \"1\"); exit; }} consume_credentials();")}}
          if (!lookup("location")) { sl_send_reply("404", "Not registered"); exit; }
          t_relay();
        }
        """;
}
