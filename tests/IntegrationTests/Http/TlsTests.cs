using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Http;

public sealed class TlsTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly int _modern = FreePort.Next();
    private readonly int _old = FreePort.Next();

    private string Certificate => _folder.Combine("server.pem");

    private string PrivateKey => _folder.Combine("server.key");

    private string Listeners => $"""
        listen_tls = ["https://127.0.0.1:{_modern}"]
        listen_old_tls = ["https://127.0.0.1:{_old}"]
        certificate_file = "{Certificate}"
        certificate_key_file = "{PrivateKey}"
        """;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Phones_and_people_are_served_over_TLS_1_2_and_1_3_and_old_phones_at_a_door_of_their_own()
    {
        _authority.Issue(IPAddress.Loopback, Certificate, PrivateKey);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, http: Listeners, openSsl: PermissiveOpenSsl());
        await service.WaitUntilReadyAsync();
        await service.Client.AddedAsync(ConsoleClient.Device());

        (await AskAsync(_modern, SslProtocols.Tls12, "/provision/805ec0123456.cfg")).Should().Contain("account.1.enable = 1");
        (await AskAsync(_modern, SslProtocols.Tls13, ConsoleClient.Devices)).Should().Contain("80:5E:C0:12:34:56")
            .And.Contain("Strict-Transport-Security: max-age=");
        (await OpenSslAsync(_modern, "-tls1_1", "/provision/805ec0123456.cfg")).Should().NotContain("HTTP/1.1");
        (await OpenSslAsync(_old, "-tls1_1", "/provision/805ec0123456.cfg")).Should().Contain("account.1.enable = 1");
        (await OpenSslAsync(_old, "-tls1_1", ConsoleClient.Devices)).Should().Contain("403 Forbidden").And.NotContain("80:5E:C0");
        JsonElement refused = await service.Client.ReadUntilAsync($"{KeyClient.Audit}?outcome=refused", page => page.Items().Count > 0);
        (refused.Items()[0].Text("status"), refused.Items()[0].Text("address")).Should().Be(("403", "127.0.0.1"));
        (await OpenSslAsync(_old, "-tls1_2", "/provision/805ec0123456.cfg")).Should().Contain("account.1.enable = 1");
    }

    [Fact]
    public async Task A_renewed_certificate_is_used_without_a_restart_and_a_broken_one_is_not()
    {
        _authority.Issue(IPAddress.Loopback, Certificate, PrivateKey);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, http: Listeners);
        await service.WaitUntilReadyAsync();
        string first = await ThumbprintAsync();

        await File.WriteAllTextAsync(Certificate, "broken");
        await service.WaitForOutputAsync("HTTPS keeps the certificate it has");
        string meanwhile = await ThumbprintAsync();
        _authority.Issue(IPAddress.Loopback, Certificate, PrivateKey);
        await WaitAsync(async () => await ThumbprintAsync() != first);

        meanwhile.Should().Be(first);
        await service.WaitForOutputAsync("HTTPS has a new certificate");
    }

    [Fact]
    public async Task A_certificate_that_is_swapped_behind_links_is_used_whatever_time_its_files_have()
    {
        IssueInto("..old");
        File.CreateSymbolicLink(_folder.Combine("..data"), "..old");
        File.CreateSymbolicLink(Certificate, "..data/tls.crt");
        File.CreateSymbolicLink(PrivateKey, "..data/tls.key");
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, http: Listeners);
        await service.WaitUntilReadyAsync();
        string first = await ThumbprintAsync();

        IssueInto("..new");
        File.Delete(_folder.Combine("..data"));
        File.CreateSymbolicLink(_folder.Combine("..data"), "..new");

        await WaitAsync(async () => await ThumbprintAsync() != first);
        await service.WaitForOutputAsync("HTTPS has a new certificate");
    }

    [Theory]
    [InlineData(false, "needs http.certificate_file and http.certificate_key_file")]
    [InlineData(true, "hold no certificate with its private key in PEM form")]
    public async Task Without_a_certificate_the_service_does_not_start(bool isNamed, string complaint)
    {
        string http = isNamed ? Listeners : $"listen_tls = [\"https://127.0.0.1:{_modern}\"]";

        using ServiceProcess service = ServiceProcess.Start(_folder.Path, http: http);

        (await service.ExitCodeAsync()).Should().Be(2);
        service.Output.Should().Contain(complaint).And.NotContain("   at ");
    }

    [Fact]
    public async Task Whoever_does_not_come_to_the_end_of_a_handshake_is_disconnected()
    {
        _authority.Issue(IPAddress.Loopback, Certificate, PrivateKey);
        using ServiceProcess service = ServiceProcess.Start(_folder.Path, http: Listeners);
        await service.WaitUntilReadyAsync();
        using var slow = new TcpClient();
        long start = TimeProvider.System.GetTimestamp();
        await slow.ConnectAsync(IPAddress.Loopback, _modern);
        await using NetworkStream stream = slow.GetStream();
        // The head of a record that never comes.
        await stream.WriteAsync(new byte[] { 22, 3, 1 });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        (await stream.ReadAsync(new byte[1], limit.Token)).Should().Be(0);

        TimeProvider.System.GetElapsedTime(start).Should().BeGreaterThan(TimeSpan.FromSeconds(8));
    }

    // As an orchestrator mounts a secret.
    private void IssueInto(string name)
    {
        string folder = Directory.CreateDirectory(_folder.Combine(name)).FullName;
        (string certificate, string key) = (Path.Combine(folder, "tls.crt"), Path.Combine(folder, "tls.key"));
        _authority.Issue(IPAddress.Loopback, certificate, key);
        File.SetLastWriteTimeUtc(certificate, DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(key, DateTime.UnixEpoch);
    }

    private static async Task WaitAsync(Func<Task<bool>> holds)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromMinutes(1));
            await Task.Delay(200);
        }
    }

    // What an operator has to allow for phones of that age; OpenSSL's own default is stricter than ours.
    private string PermissiveOpenSsl()
    {
        string path = _folder.Combine("openssl.cnf");
        File.WriteAllText(path, """
            openssl_conf = top
            [top]
            ssl_conf = ssl
            [ssl]
            system_default = old
            [old]
            MinProtocol = TLSv1
            CipherString = DEFAULT@SECLEVEL=0

            """);
        return path;
    }

    private async Task<string> ThumbprintAsync()
    {
        using SslStream stream = await ConnectAsync(_modern, SslProtocols.Tls13);
        using var certificate = new X509Certificate2(stream.RemoteCertificate!);
        return certificate.Thumbprint;
    }

    private async Task<SslStream> ConnectAsync(int port, SslProtocols protocol)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = new SslStream(client.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_authority.Certificate);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            EnabledSslProtocols = protocol,
            CertificateChainPolicy = policy,
        });
        return stream;
    }

    private async Task<string> AskAsync(int port, SslProtocols protocol, string path)
    {
        using SslStream stream = await ConnectAsync(port, protocol);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(RequestOf(path)));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static string RequestOf(string path) => $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static async Task<string> OpenSslAsync(int port, string protocol, string path) => (await new Command(
        "openssl", "s_client", "-connect", $"127.0.0.1:{port}", protocol, "-cipher", "DEFAULT@SECLEVEL=0", "-quiet", "-ign_eof")
    {
        Input = RequestOf(path),
    }.TryAsync()).Output;
}
