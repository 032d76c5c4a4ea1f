using System.Net;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.UnitTests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private readonly ConfigurationSandbox _sandbox = new();

    public static TheoryData<string> Keys => SettingsSamples.Keys;

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_missing_file_means_defaults()
    {
        ServiceSettings settings = _sandbox.ReadStored();

        settings.Should().BeEquivalentTo(new ServiceSettings());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF# a byte order mark\r\n[http]\r\n")]
    [InlineData("phones = {}\n[phones.extra]\n")]
    public void A_file_without_keys_means_defaults(string toml) =>
        _sandbox.Read(toml).Should().BeEquivalentTo(new ServiceSettings());

    [Fact]
    public void The_samples_cover_every_key_of_the_schema()
    {
        var keys = new KeyReader(
            TomlSource.Load(_sandbox.FilePath, new Complaints()),
            new EnvironmentSource(new Dictionary<string, string>(), new Complaints()),
            new Complaints());

        Schema.Bind(keys);

        keys.Keys.Should().BeEquivalentTo(SettingsSamples.Names);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_is_read_from_the_file(string key)
    {
        var sample = SettingsSamples.Of(key);

        ServiceSettings settings = _sandbox.Read(sample.Line);

        sample.Get(settings).Should().Be(sample.Stored);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_is_read_from_the_environment(string key)
    {
        var sample = SettingsSamples.Of(key);

        ServiceSettings settings = _sandbox.Read("", sample.InEnvironment);

        sample.Get(settings).Should().Be(sample.Stored);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_complains_about_a_value_of_another_type(string key)
    {
        string[] errors = [.. _sandbox.ErrorsOf($"\n{key} = 1979-05-27")];

        errors.Should().ContainSingle().Which.Should().StartWith($"em.toml:2: {key}: must be ");
    }

    [Fact]
    public void The_environment_wins_over_the_file()
    {
        ServiceSettings settings = _sandbox.Read("[sip]\ndirect_port = 5070\ntimeout = 2", ("EM_SIP__DIRECT_PORT", "5080"));

        settings.Sip.DirectPort.Should().Be(5080);
        settings.Sip.Timeout.Should().Be(2);
    }

    [Fact]
    public void A_list_of_the_environment_replaces_that_of_the_file()
    {
        ServiceSettings settings = _sandbox.Read(
            "http.listen = ['http://127.0.0.1:1', 'http://127.0.0.1:2']",
            ("EM_HTTP__LISTEN", " http://127.0.0.1:3 , http://[::1]:4 "));

        settings.Http.Listen.Should().Equal(new IPEndPoint(IPAddress.Loopback, 3), new IPEndPoint(IPAddress.IPv6Loopback, 4));
    }

    [Fact]
    public void An_empty_variable_is_the_empty_list()
    {
        ServiceSettings settings = _sandbox.Read(
            "proxy.addons = ['x']\nhttp.trusted_proxies = ['10.0.0.1']",
            ("EM_PROXY__ADDONS", ""),
            ("EM_HTTP__TRUSTED_PROXIES", " "));

        settings.Proxy.Addons.Should().BeEmpty();
        settings.Proxy.Mounted.Should().BeFalse();
        settings.Http.TrustedProxies.Should().BeEmpty();
    }

    [Fact]
    public void Variables_of_others_are_left_alone() =>
        _sandbox.Read("", ("PATH", "/bin"), ("em_http__listen", "x"), ("EMACS", "y")).Should()
            .BeEquivalentTo(new ServiceSettings());

    [Fact]
    public void Sections_dotted_keys_and_inline_tables_mean_the_same()
    {
        int[] ports =
        [
            _sandbox.Read("[sip]\ndirect_port = 5070").Sip.DirectPort,
            _sandbox.Read("sip.direct_port = 5070").Sip.DirectPort,
            _sandbox.Read("sip = { \"direct_port\" = 5_070 }").Sip.DirectPort,
        ];

        ports.Should().Equal(5070, 5070, 5070);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void The_switch_that_believes_every_forwarding_header_stops_the_start(string value) =>
        _sandbox.ErrorsOf("", ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", value)).Should().ContainSingle()
            .Which.Should().StartWith("ASPNETCORE_FORWARDEDHEADERS_ENABLED: must not be set").And.Contain("http.trusted_proxies");
}
