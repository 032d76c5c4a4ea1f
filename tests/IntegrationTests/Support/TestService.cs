using System.Net;
using EndpointManager.Api.Hosting;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>The whole service in this process: real Kestrel on a loopback port, a real database.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestFolder? _ownFolder;

    private TestService(WebApplication app, TestFolder folder, TestFolder? ownFolder)
    {
        _app = app;
        _ownFolder = ownFolder;
        Folder = folder;
        Client = new HttpClient { BaseAddress = Address };
    }

    public TestFolder Folder { get; }

    public Uri Address => new(_app.Urls.First());

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="folder">Whose files to use; a new folder if null.</param>
    /// <param name="trustedProxies">Networks whose forwarding headers count: how a test comes from another address.</param>
    /// <param name="adjust">What to exchange in the service.</param>
    /// <param name="proxy">The add-on list.</param>
    /// <param name="database">The database; SQLite in the folder if null.</param>
    /// <param name="phones">Settings for all phones; none if null.</param>
    /// <param name="provisionUrlBase">What DHCP hands out.</param>
    /// <param name="requests">What is kept of requests; the default if null.</param>
    /// <param name="sip">How phones are notified; the default if null.</param>
    /// <param name="provisioning">Who is served; the default if null.</param>
    /// <param name="security">How the console is guarded, with the folder's key file; the default if null.</param>
    public static async Task<TestService> StartAsync(
        TestFolder? folder = null,
        IReadOnlyList<IPNetwork>? trustedProxies = null,
        Action<IServiceCollection>? adjust = null,
        ProxySettings? proxy = null,
        DatabaseSettings? database = null,
        PhoneSettings? phones = null,
        string provisionUrlBase = "http://203.0.113.10:8080/provision",
        RequestSettings? requests = null,
        SipSettings? sip = null,
        ProvisioningSettings? provisioning = null,
        SecuritySettings? security = null)
    {
        TestThreads.Share();
        TestFolder? own = folder is null ? new TestFolder() : null;
        TestFolder used = folder ?? own!;
        ServiceSettings settings = SettingsOf(used, trustedProxies, proxy, database, phones, provisionUrlBase, requests, sip, provisioning, security);
        WebApplication app = Service.Create(settings, adjust);
        await app.StartAsync();
        return new TestService(app, used, own);
    }

    /// <summary>Stops it in good order, as SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _ownFolder?.Dispose();
    }

    private static ServiceSettings SettingsOf(
        TestFolder folder,
        IReadOnlyList<IPNetwork>? trustedProxies,
        ProxySettings? proxy,
        DatabaseSettings? database,
        PhoneSettings? phones,
        string provisionUrlBase,
        RequestSettings? requests,
        SipSettings? sip,
        ProvisioningSettings? provisioning,
        SecuritySettings? security) => new()
        {
            ProvisionUrlBase = provisionUrlBase,
            Proxy = proxy ?? new ProxySettings(),
            Http = new HttpSettings { Listen = [new IPEndPoint(IPAddress.Loopback, 0)], TrustedProxies = trustedProxies ?? [] },
            Database = database ?? new DatabaseSettings { ConnectionString = $"Data Source={folder.Database}" },
            Security = new SecuritySettings
            {
                KeyFile = folder.Key,
                BootstrapKey = security?.BootstrapKey,
                TrustLoopback = security?.TrustLoopback ?? false,
                RequestsPerMinute = security?.RequestsPerMinute ?? new SecuritySettings().RequestsPerMinute,
            },
            Phones = phones ?? new PhoneSettings(),
            Requests = requests ?? new RequestSettings(),
            Sip = sip ?? new SipSettings(),
            Provisioning = provisioning ?? new ProvisioningSettings(),
        };
}
