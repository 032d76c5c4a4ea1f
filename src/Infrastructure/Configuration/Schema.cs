using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>
/// The configuration's schema, one line a key: where it goes, its name, what it may hold, its default. Whatever is
/// not read here is an unknown key; a new key needs nothing but its line.
/// </summary>
internal static class Schema
{
    private static readonly ServiceSettings Default = new();

    public static ServiceSettings Bind(KeyReader keys) => new()
    {
        ProvisionUrlBase = keys.Read("provision_url_base", Kinds.WebAddress, Default.ProvisionUrlBase),
        Proxy = new ProxySettings
        {
            Addons = keys.Read("proxy.addons", Kinds.List(Kinds.RequiredText), Default.Proxy.Addons),
        },
        Http = new HttpSettings
        {
            Listen = keys.Read("http.listen", Kinds.NonEmptyList(Kinds.Listener), Default.Http.Listen),
            ListenTls = keys.Read("http.listen_tls", Kinds.List(Kinds.TlsListener), Default.Http.ListenTls),
            ListenOldTls = keys.Read("http.listen_old_tls", Kinds.List(Kinds.TlsListener), Default.Http.ListenOldTls),
            CertificateFile = keys.Read("http.certificate_file", Kinds.Text, Default.Http.CertificateFile),
            CertificateKeyFile = keys.Read("http.certificate_key_file", Kinds.Text, Default.Http.CertificateKeyFile),
            TrustedProxies = keys.Read("http.trusted_proxies", Kinds.List(Kinds.Network), Default.Http.TrustedProxies),
            MaxConnections = keys.Read("http.max_connections", Kinds.Whole(10, 1_000_000), Default.Http.MaxConnections),
            MaxRequests = keys.Read("http.max_requests", Kinds.Whole(1, 100_000), Default.Http.MaxRequests),
        },
        Database = new DatabaseSettings
        {
            Provider = keys.Read("database.provider", Kinds.OneOf("sqlite", "mysql", "postgresql"), Default.Database.Provider),
            ConnectionString = keys.Read("database.connection_string", Kinds.Secret, Default.Database.ConnectionString),
            ServerVersion = keys.Read("database.server_version", Kinds.Text, Default.Database.ServerVersion),
            AutoMigrate = keys.Read("database.auto_migrate", Kinds.Truth, Default.Database.AutoMigrate),
        },
        Security = new SecuritySettings
        {
            KeyFile = keys.Read("security.key_file", Kinds.RequiredText, Default.Security.KeyFile),
            BootstrapKey = ApiKeyToken.TryParse(keys.Read("security.bootstrap_key", Kinds.ApiKey, ""), out ApiKeyToken? key, out _) ? key : null,
            TrustLoopback = keys.Read("security.trust_loopback", Kinds.Truth, Default.Security.TrustLoopback),
            RequestsPerMinute = keys.Read("security.requests_per_minute", Kinds.Whole(1, 1_000_000), Default.Security.RequestsPerMinute),
        },
        Provisioning = BindProvisioning(keys),
        Requests = new RequestSettings
        {
            KeepDays = keys.Read("requests.keep_days", Kinds.Whole(1, 3650), Default.Requests.KeepDays),
            KeepPerDevice = keys.Read("requests.keep_per_device", Kinds.Whole(1, 10_000), Default.Requests.KeepPerDevice),
        },
        Audit = new AuditSettings
        {
            KeepDays = keys.Read("audit.keep_days", Kinds.Whole(1, 36_500), Default.Audit.KeepDays),
        },
        Phones = BindPhones(keys),
        Brands = new BrandSettings
        {
            Directory = keys.Read("brands.directory", Kinds.RequiredText, Default.Brands.Directory),
        },
        Sip = new SipSettings
        {
            Route = keys.Read("sip.route", Kinds.OneOf("auto", "server", "direct"), Default.Sip.Route),
            Timeout = keys.Read("sip.timeout", Kinds.Number(0.1, 60), Default.Sip.Timeout),
            RatePerSecond = keys.Read("sip.rate_per_second", Kinds.Whole(1, 1000), Default.Sip.RatePerSecond),
            DirectPort = keys.Read("sip.direct_port", Kinds.Whole(1, 65_535), Default.Sip.DirectPort),
            Authenticate = keys.Read("sip.authenticate", Kinds.Truth, Default.Sip.Authenticate),
            AuthenticateDirect = keys.Read("sip.authenticate_direct", Kinds.Truth, Default.Sip.AuthenticateDirect),
            AllowedTargets = keys.Read("sip.allowed_targets", Kinds.List(Kinds.Network), Default.Sip.AllowedTargets),
        },
    };

    private static ProvisioningSettings BindProvisioning(KeyReader keys)
    {
        var settings = new ProvisioningSettings
        {
            Access = keys.Read("provisioning.access", Kinds.Access, Default.Provisioning.Access),
            AllowedNetworks = keys.Read("provisioning.allowed_networks", Kinds.List(Kinds.Network), Default.Provisioning.AllowedNetworks),
            SharedKey = SharedKey.TryParse(keys.Read("provisioning.shared_key", Kinds.SharedKeyText, ""), out SharedKey? key) ? key : null,
            SharedUser = keys.Read("provisioning.shared_user", Kinds.UserName, Default.Provisioning.SharedUser),
            WindowMinutes = keys.Read("provisioning.window_minutes", Kinds.Whole(0, 43_200), Default.Provisioning.WindowMinutes),
            Enforce = keys.Read("provisioning.enforce", Kinds.Truth, Default.Provisioning.Enforce),
            LockoutAfter = keys.Read("provisioning.lockout_after", Kinds.Whole(0, 1000), Default.Provisioning.LockoutAfter),
        };

        // A mode that would serve nobody is a slip.
        keys.Require(
            settings.Access != AccessMode.Allowlist || settings.AllowedNetworks.Count > 0,
            "provisioning.access",
            "serves nobody without provisioning.allowed_networks");
        keys.Require(
            settings.Access != AccessMode.Shared || settings.SharedKey is not null, "provisioning.access", "serves nobody without provisioning.shared_key");
        return settings;
    }

    private static PhoneSettings BindPhones(KeyReader keys)
    {
        ExtraSections extra = keys.ReadExtra("phones.extra");
        return new PhoneSettings
        {
            AdminPasswordFile = keys.Read("phones.admin_password_file", Kinds.Text, Default.Phones.AdminPasswordFile),
            AdminPassword = keys.ReadPasswordIn("phones.admin_password_file"),
            NtpServer = keys.Read("phones.ntp_server", Kinds.Host, Default.Phones.NtpServer),
            TimeZone = keys.Read("phones.time_zone", Kinds.TimeZone, Default.Phones.TimeZone),
            PollMinutes = keys.Read("phones.poll_minutes", Kinds.Whole(0, 43_200), Default.Phones.PollMinutes),
            Extra = extra.Device,
            CommonExtra = extra.Common,
        };
    }
}
