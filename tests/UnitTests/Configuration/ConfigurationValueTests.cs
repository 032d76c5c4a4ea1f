using System.Net;

namespace EndpointManager.UnitTests.Configuration;

public sealed class ConfigurationValueTests : IDisposable
{
    private readonly ConfigurationSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("http://192.0.2.1:8080/provision///", "http://192.0.2.1:8080/provision")]
    [InlineData("HTTPS://pbx.example/", "HTTPS://pbx.example")]
    [InlineData("http://[2001:db8::1]:8080/a@b", "http://[2001:db8::1]:8080/a@b")]
    public void The_url_is_stored_without_slashes_at_its_end(string text, string stored) =>
        _sandbox.Read("", ("EM_PROVISION_URL_BASE", text)).ProvisionUrlBase.Should().Be(stored);

    [Theory]
    [InlineData("http://127.0.0.1:0", "127.0.0.1:0")]
    [InlineData("http://[::]:65535", "[::]:65535")]
    [InlineData("http://localhost:8080", "127.0.0.1:8080")]
    [InlineData("http://*:8080", "0.0.0.0:8080")]
    public void Listeners_are_addresses_with_a_port(string text, string endpoint) =>
        _sandbox.Read("", ("EM_HTTP__LISTEN", text)).Http.Listen.Should().Equal(IPEndPoint.Parse(endpoint));

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("192.0.2.1", "192.0.2.1/32")]
    [InlineData("2001:DB8:0:0::/32", "2001:db8::/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1/32")]
    public void Networks_are_normalised(string text, string network) =>
        _sandbox.Read("", ("EM_SIP__ALLOWED_TARGETS", text)).Sip.AllowedTargets.Should().Equal(IPNetwork.Parse(network));

    [Theory]
    [InlineData("EM_PHONES__NTP_SERVER", "")]
    [InlineData("EM_PHONES__NTP_SERVER", "2001:db8::1")]
    [InlineData("EM_PHONES__TIME_ZONE", "")]
    [InlineData("EM_PHONES__TIME_ZONE", "UTC")]
    [InlineData("EM_PHONES__TIME_ZONE", "America/Argentina/Buenos_Aires")]
    [InlineData("EM_PHONES__POLL_MINUTES", "43200")]
    [InlineData("EM_SIP__TIMEOUT", "0.1")]
    [InlineData("EM_SIP__TIMEOUT", "60")]
    [InlineData("EM_SIP__RATE_PER_SECOND", "1")]
    [InlineData("EM_SIP__DIRECT_PORT", "65535")]
    public void Values_at_the_edge_are_taken(string name, string value)
    {
        Action reading = () => _sandbox.Read("", (name, value));

        reading.Should().NotThrow();
    }

    [Theory]
    [InlineData("EM_PROVISION_URL_BASE", "", "/provision", "pbx.example/p", "javascript:alert(1)", "ftp://a/", "http://", "http:///p", "http:\\\\a\\p", "http://u:p@a/", "http://@a/", "http://a/?", "http://a/?q", "http://a/#", "http://a b/", " http://a/", "http://a/\n", "http://a:99999/", "http://ä/", "http://a/\"", "http://a/`id`", "http://a/{mac}", "http://a/<b>", "http://a/^|")]
    [InlineData("EM_HTTP__LISTEN", "http://127.0.0.1", "127.0.0.1:80", "https://127.0.0.1:80", "http://127.0.0.1:80/", "http://127.0.0.1:80/x", "http://127.0.0.1:65536", "http://127.0.0.1:-1", "http://127.0.0.1:+1", "http://127.0.0.1: 1", "http://127.0.0.1:", "http://::1:80", "http://[127.0.0.1]:80", "http://[::1]", "http://127.1:80", "http://pbx.example:80", "http://:80", "http://", "http://u@127.0.0.1:80", "http://127.0.0.1:80,,http://127.0.0.1:81")]
    [InlineData("EM_HTTP__TRUSTED_PROXIES", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10/8", "010.0.0.0/8", "2001:db8::1/32", "::/129", "pbx.example", "/8", "::ffff:10.0.0.1/104", "10.0.0.0/8,")]
    [InlineData("EM_DATABASE__PROVIDER", "mssql", "postgres", "", "SQLite")]
    [InlineData("EM_DATABASE__CONNECTION_STRING", "")]
    [InlineData("EM_DATABASE__AUTO_MIGRATE", "", "True", "yes", "1")]
    [InlineData("EM_SECURITY__KEY_FILE", "", "a\0b")]
    [InlineData("EM_PROVISIONING__ACCESS", "all", "LAN", "")]
    [InlineData("EM_PHONES__ADMIN_PASSWORD_FILE", "a\nb")]
    [InlineData("EM_PHONES__NTP_SERVER", "a b", "-a", "127.1", "ntp.example:123", "a\n")]
    [InlineData("EM_PHONES__TIME_ZONE", "Berlin", "W. Europe Standard Time", "Europe/Nowhere", "../Europe/Berlin", "Europe/", "/etc/passwd", "CET", "utc", "Europe/Berlin\n")]
    [InlineData("EM_PHONES__POLL_MINUTES", "-1", "43201", "1.0", "1e3", " 1", "", "1,000")]
    [InlineData("EM_SIP__ROUTE", "proxy", "Auto", "")]
    [InlineData("EM_SIP__TIMEOUT", "0.09", "60.1", "NaN", "Infinity", "-1", "1,5", "")]
    [InlineData("EM_SIP__RATE_PER_SECOND", "0", "1001")]
    [InlineData("EM_SIP__DIRECT_PORT", "0", "65536", "99999999999")]
    public void Values_out_of_range_are_refused(string name, params string[] values)
    {
        foreach (string value in values)
        {
            _sandbox.ErrorsOf("", (name, value)).Should().ContainSingle(value).Which.Should().StartWith($"{name}: must be ", value);
        }
    }

    [Fact]
    public void An_unknown_database_is_refused_with_the_known_ones() =>
        _sandbox.ErrorsOf("[database]\nprovider = 'mssql'").Should()
            .Equal("em.toml:2: database.provider: must be sqlite or mysql or postgresql, not \"mssql\"");

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]")]
    public void There_is_at_least_one_listener(string list)
    {
        _sandbox.ErrorsOf($"http.listen = {list}").Should().Equal("em.toml:1: http.listen: must have at least one item");
        _sandbox.ErrorsOf("", ("EM_HTTP__LISTEN", "")).Should().Equal("EM_HTTP__LISTEN: must have at least one item");
    }

    [Theory]
    [InlineData("inf")]
    [InlineData("nan")]
    [InlineData("1e400")]
    public void Numbers_are_finite(string number) =>
        _sandbox.ErrorsOf($"sip.timeout = {number}").Should()
            .Equal($"em.toml:1: sip.timeout: must be a number from 0.1 to 60, not {number}");

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("+5.5", 5.5)]
    [InlineData("1_0.2_5", 10.25)]
    [InlineData("0x10", 16.0)]
    public void Seconds_are_whole_or_not(string number, double seconds) =>
        _sandbox.Read($"sip.timeout = {number}").Sip.Timeout.Should().Be(seconds);
}
