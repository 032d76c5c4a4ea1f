using System.Globalization;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;

namespace EndpointManager.UnitTests.Configuration;

/// <summary>For every key a valid value that is not its default, in the form of the file and in that of the environment.</summary>
internal static class SettingsSamples
{
    private const string BootstrapKey = "emk_h3J9xQ2LmP0a_0123456789-abcdefghijklmnopqrstuvwxyz_ABCDE";

    // Read with the settings, so it has to be there.
    private static readonly string PasswordFile = WritePasswordFile();

    private static readonly Sample[] All =
    [
        new("provision_url_base", "'https://pbx.example:8443/p'", "https://pbx.example:8443/p", s => s.ProvisionUrlBase),
        new("proxy.addons", "['a', 'b']", "a,b", s => Join(s.Proxy.Addons!)),
        new("http.listen", "['http://127.0.0.1:0']", "127.0.0.1:0", s => Join(s.Http.Listen), "http://127.0.0.1:0"),
        new("http.listen_tls", "['https://127.0.0.1:0']", "127.0.0.1:0", s => Join(s.Http.ListenTls), "https://127.0.0.1:0"),
        new("http.listen_old_tls", "['https://[::1]:1']", "[::1]:1", s => Join(s.Http.ListenOldTls), "https://[::1]:1"),
        new("http.certificate_file", "'/c'", "/c", s => s.Http.CertificateFile),
        new("http.certificate_key_file", "'/c.key'", "/c.key", s => s.Http.CertificateKeyFile),
        new("http.max_connections", "10", "10", s => Text(s.Http.MaxConnections)),
        new("http.max_requests", "100000", "100000", s => Text(s.Http.MaxRequests)),
        new("http.trusted_proxies", "['10.0.0.0/8']", "10.0.0.0/8", s => Join(s.Http.TrustedProxies)),
        new("database.provider", "'sqlite'", "sqlite", s => s.Database.Provider),
        new("database.connection_string", "'Data Source=x'", "Data Source=x", s => s.Database.ConnectionString),
        new("database.server_version", "'8.4.3'", "8.4.3", s => s.Database.ServerVersion),
        new("database.auto_migrate", "false", "false", s => Text(s.Database.AutoMigrate)),
        new("security.key_file", "'/k'", "/k", s => s.Security.KeyFile),
        new("provisioning.access", "'open'", "open", s => s.Provisioning.Access.ToName()),
        new("provisioning.allowed_networks", "['203.0.113.0/24']", "203.0.113.0/24", s => Join(s.Provisioning.AllowedNetworks)),
        new("provisioning.shared_key", "'0123456789abcdef'", "0123456789abcdef", s => s.Provisioning.SharedKey!.Reveal()),
        new("provisioning.shared_user", "'fleet'", "fleet", s => s.Provisioning.SharedUser),
        new("provisioning.window_minutes", "30", "30", s => Text(s.Provisioning.WindowMinutes)),
        new("provisioning.enforce", "false", "false", s => Text(s.Provisioning.Enforce)),
        new("provisioning.lockout_after", "5", "5", s => Text(s.Provisioning.LockoutAfter)),
        new("security.bootstrap_key", $"'{BootstrapKey}'", BootstrapKey, s => s.Security.BootstrapKey?.Reveal() ?? ""),
        new("security.trust_loopback", "true", "true", s => Text(s.Security.TrustLoopback)),
        new("security.requests_per_minute", "60", "60", s => Text(s.Security.RequestsPerMinute)),
        new("audit.keep_days", "90", "90", s => Text(s.Audit.KeepDays)),
        new("requests.keep_days", "7", "7", s => Text(s.Requests.KeepDays)),
        new("requests.keep_per_device", "10", "10", s => Text(s.Requests.KeepPerDevice)),
        new("phones.admin_password_file", $"'{PasswordFile}'", PasswordFile, s => s.Phones.AdminPasswordFile),
        new("phones.ntp_server", "'ntp.example'", "ntp.example", s => s.Phones.NtpServer),
        new("phones.time_zone", "'Europe/Berlin'", "Europe/Berlin", s => s.Phones.TimeZone),
        new("phones.poll_minutes", "1440", "1440", s => Text(s.Phones.PollMinutes)),
        new("brands.directory", "'/b'", "/b", s => s.Brands.Directory),
        new("sip.route", "'direct'", "direct", s => s.Sip.Route),
        new("sip.timeout", "0.5", "0.5", s => Text(s.Sip.Timeout)),
        new("sip.rate_per_second", "1000", "1000", s => Text(s.Sip.RatePerSecond)),
        new("sip.direct_port", "5062", "5062", s => Text(s.Sip.DirectPort)),
        new("sip.authenticate", "false", "false", s => Text(s.Sip.Authenticate)),
        new("sip.authenticate_direct", "true", "true", s => Text(s.Sip.AuthenticateDirect)),
        new("sip.allowed_targets", "['127.0.0.1', 'fe80::/10']", "127.0.0.1/32,fe80::/10", s => Join(s.Sip.AllowedTargets)),
    ];

    public static string[] Names => [.. All.Select(sample => sample.Key)];

    public static TheoryData<string> Keys => [.. Names];

    public static Sample Of(string key) => All.Single(sample => sample.Key == key);

    private static string WritePasswordFile()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "sample-admin-password");
        File.WriteAllText(path, "s3cret\n");
        return path;
    }

    private static string Join<T>(IEnumerable<T> items) => string.Join(',', items);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant();

    /// <param name="Key">The key.</param>
    /// <param name="Toml">The value in the file.</param>
    /// <param name="Stored">What is stored, as text.</param>
    /// <param name="Get">Reads what is stored.</param>
    /// <param name="Variable">The value in the environment, where it is not what is stored.</param>
    internal sealed record Sample(
        string Key, string Toml, string Stored, Func<ServiceSettings, string> Get, string? Variable = null)
    {
        public string Line => $"{Key} = {Toml}";

        public (string Name, string Value) InEnvironment => (VariableOf(Key), Variable ?? Stored);

        public static string VariableOf(string key) =>
            "EM_" + key.Replace(".", "__", StringComparison.Ordinal).ToUpperInvariant();
    }
}
