using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Access;

namespace EndpointManager.Application.Settings;

/// <summary>
/// Everything an operator can configure, checked and with defaults in place. The section and member names are those
/// of <c>config/endpoint_manager.toml</c>. Classes, not records: a generated <c>ToString</c> would print secrets.
/// </summary>
public sealed class ServiceSettings
{
    /// <summary>The URL that DHCP hands out to phones: absolute, http or https, without a slash at the end.</summary>
    public string ProvisionUrlBase { get; init; } = "http://localhost:8080/provision";

    /// <summary><c>[proxy]</c></summary>
    public ProxySettings Proxy { get; init; } = new();

    /// <summary><c>[http]</c></summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary><c>[database]</c></summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary><c>[security]</c></summary>
    public SecuritySettings Security { get; init; } = new();

    /// <summary><c>[provisioning]</c></summary>
    public ProvisioningSettings Provisioning { get; init; } = new();

    /// <summary><c>[requests]</c></summary>
    public RequestSettings Requests { get; init; } = new();

    /// <summary><c>[audit]</c></summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary><c>[phones]</c></summary>
    public PhoneSettings Phones { get; init; } = new();

    /// <summary><c>[brands]</c></summary>
    public BrandSettings Brands { get; init; } = new();

    /// <summary><c>[sip]</c></summary>
    public SipSettings Sip { get; init; } = new();
}

/// <summary>The table that a PBX keeps its add-ons in.</summary>
public sealed class ProxySettings
{
    /// <summary>Name of this service in <see cref="Addons"/>.</summary>
    public const string AddonName = "endpoint-manager";

    /// <summary>The add-ons that are switched on, or null when the list is not there at all.</summary>
    public IReadOnlyList<string>? Addons { get; init; }

    /// <summary>Whether the service's routes are mounted: they are, unless a list is there that lacks the name.</summary>
    public bool Mounted => Addons is null || Addons.Contains(AddonName, StringComparer.Ordinal);
}

/// <summary>HTTP listeners.</summary>
public sealed class HttpSettings
{
    /// <summary>Addresses to listen on, as <c>http://ADDRESS:PORT</c>; port 0 lets the system choose.</summary>
    public IReadOnlyList<IPEndPoint> Listen { get; init; } = [new IPEndPoint(IPAddress.Any, 8080)];

    /// <summary>Addresses to listen on for HTTPS with TLS 1.2 and up, as <c>https://ADDRESS:PORT</c>.</summary>
    public IReadOnlyList<IPEndPoint> ListenTls { get; init; } = [];

    /// <summary>The same for old phones, with TLS 1.0 and 1.1 too; the console is not served there.</summary>
    public IReadOnlyList<IPEndPoint> ListenOldTls { get; init; } = [];

    /// <summary>PEM file of the certificate, followed by those of its issuers; empty without HTTPS.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>PEM file of the certificate's private key.</summary>
    public string CertificateKeyFile { get; init; } = "";

    /// <summary>Networks of the reverse proxies whose forwarding headers count.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Connections at a time, half of them for one source that is no trusted proxy; more are closed at once.</summary>
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>Requests that are worked on at a time; some more wait, all others get 503.</summary>
    public int MaxRequests { get; init; } = 512;

    /// <summary>All addresses to listen on.</summary>
    public IEnumerable<IPEndPoint> AllListeners => [.. Listen, .. ListenTls, .. ListenOldTls];
}

/// <summary>Where devices are kept.</summary>
public sealed class DatabaseSettings
{
    /// <summary>The engine: <c>sqlite</c>, <c>mysql</c> (also for MariaDB) or <c>postgresql</c>.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary>ADO.NET connection string of the engine; may hold a password, so it is never shown.</summary>
    public string ConnectionString { get; init; } = "Data Source=data/endpoint_manager.db";

    /// <summary>Version of a MySQL server, to start without asking it; empty otherwise.</summary>
    public string ServerVersion { get; init; } = "";

    /// <summary>Whether the schema is created and brought up to date at start.</summary>
    public bool AutoMigrate { get; init; } = true;
}

/// <summary>What is known of phones beyond what is built in.</summary>
public sealed class BrandSettings
{
    /// <summary>Where the operator's brand files are by default; this folder need not be there.</summary>
    public const string DefaultDirectory = "config/brands";

    /// <summary>Folder of the operator's brand files, all whose names end in <c>.toml</c>.</summary>
    public string Directory { get; init; } = DefaultDirectory;
}

/// <summary>Protection of secrets and of the console.</summary>
public sealed class SecuritySettings
{
    /// <summary>File of the key that encrypts SIP passwords; made at the first start.</summary>
    public string KeyFile { get; init; } = "data/endpoint_manager.key";

    /// <summary>An API key with all scopes, which is made known at start if none ever was; null: none.</summary>
    public ApiKeyToken? BootstrapKey { get; init; }

    /// <summary>Whether people on the machine itself need no key, even when there are keys.</summary>
    public bool TrustLoopback { get; init; }

    /// <summary>Requests a minute that one key is good for, or that one source is refused without one before it has to wait.</summary>
    public int RequestsPerMinute { get; init; } = 600;
}

/// <summary>Who may fetch provisioning files.</summary>
public sealed class ProvisioningSettings
{
    /// <summary>Who gets a device's file.</summary>
    public AccessMode Access { get; init; } = AccessMode.Lan;

    /// <summary>Networks that are served: alone in the mode <c>allowlist</c>, beside the local ones in the mode <c>lan</c>.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>The key of the mode <c>shared</c>; null: none is configured.</summary>
    public SharedKey? SharedKey { get; init; }

    /// <summary>The user name that goes with it in HTTP authentication.</summary>
    public string SharedUser { get; init; } = "phone";

    /// <summary>Minutes for which secrets are served after a device was armed; 0: always.</summary>
    public int WindowMinutes { get; init; }

    /// <summary>Whether refusals are carried out; if not, all are served and what would be refused is recorded.</summary>
    public bool Enforce { get; init; } = true;

    /// <summary>Different unknown MAC addresses within ten minutes after which a source is locked out; 0: never.</summary>
    public int LockoutAfter { get; init; } = 20;

    /// <summary>
    /// Whether any source can come to be locked out: who has the key of the fleet is no stranger, and what comes from local
    /// networks in the mode <c>lan</c> is told in the log only.
    /// </summary>
    public bool LocksOut => LockoutAfter > 0 && Access switch
    {
        AccessMode.Shared => false,
        AccessMode.Lan => AllowedNetworks.Any(network => !LocalNetworks.Contain(network)),
        _ => true,
    };

    /// <summary>How long secrets are served after a device was armed; null: always.</summary>
    public TimeSpan? Window => WindowMinutes > 0 ? TimeSpan.FromMinutes(WindowMinutes) : null;
}

/// <summary>The record of what phones did.</summary>
public sealed class RequestSettings
{
    /// <summary>Days for which requests are kept.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>Requests that are kept of one phone, give or take a quarter.</summary>
    public int KeepPerDevice { get; init; } = 100;
}

/// <summary>The record of what people did.</summary>
public sealed class AuditSettings
{
    /// <summary>Days for which entries are kept.</summary>
    public int KeepDays { get; init; } = 365;
}

/// <summary>Settings written into every phone's files.</summary>
public sealed class PhoneSettings
{
    /// <summary>File holding the password of the phones' web administrator; empty: the phones keep theirs.</summary>
    public string AdminPasswordFile { get; init; } = "";

    /// <summary>What that file holds, or null.</summary>
    public AdminPassword? AdminPassword { get; init; }

    /// <summary>Host of the NTP server; empty: not written.</summary>
    public string NtpServer { get; init; } = "";

    /// <summary>IANA time zone, for example <c>Europe/Berlin</c>; empty: not written.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Minutes between two fetches of the configuration; 0: not written.</summary>
    public int PollMinutes { get; init; }

    /// <summary><c>[phones.extra.BRAND]</c>: literal parameters of device files by brand name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Extra { get; init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>();

    /// <summary><c>[phones.extra.BRAND.common]</c>: literal parameters of common files, likewise.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> CommonExtra { get; init; } =
        new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>();
}

/// <summary>SIP NOTIFY.</summary>
public sealed class SipSettings
{
    /// <summary><c>auto</c>, <c>server</c> or <c>direct</c>.</summary>
    public string Route { get; init; } = "auto";

    /// <summary>Time for the whole answer, all legs together, in seconds.</summary>
    public double Timeout { get; init; } = 5.0;

    /// <summary>NOTIFYs per second in a job over many devices.</summary>
    public int RatePerSecond { get; init; } = 20;

    /// <summary>Port of a phone reached directly.</summary>
    public int DirectPort { get; init; } = 5060;

    /// <summary>Whether challenges of the device's own configured server are answered.</summary>
    public bool Authenticate { get; init; } = true;

    /// <summary>Whether challenges of a phone reached directly are answered.</summary>
    public bool AuthenticateDirect { get; init; }

    /// <summary>Networks exempt from the refusal of loopback, link-local and similar targets.</summary>
    public IReadOnlyList<IPNetwork> AllowedTargets { get; init; } = [];
}
