using System.Net;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure;
using EndpointManager.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndpointManager.IntegrationTests.Sip;

/// <summary>The service's notifier as the service composes it, with a vault that tells when it is opened.</summary>
internal sealed class NotifierUnderTest : IAsyncDisposable, IPasswordVault
{
    public const string Password = "s3cret-of-1001";

    private readonly ServiceProvider _services;
    private readonly TestFolder _folder = new();

    private NotifierUnderTest(SipSettings sip, Action<IServiceCollection>? adjust)
    {
        var settings = new ServiceSettings
        {
            Sip = sip,
            Database = new DatabaseSettings { ConnectionString = $"Data Source={_folder.Database}" },
            Security = new SecuritySettings { KeyFile = _folder.Key },
        };
        ServiceCollection services = [];
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton(TimeProvider.System);
        services.AddInfrastructure(settings);
        services.AddSingleton<IPasswordVault>(this);
        adjust?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public KeptLines Log { get; } = new();

    /// <summary>How often the password was decrypted.</summary>
    public int Opened { get; private set; }

    public IServiceProvider Services => _services;

    public static NotifierUnderTest With(
        string route,
        double timeout = 5,
        bool authenticate = true,
        bool authenticateDirect = false,
        IReadOnlyList<IPNetwork>? allowed = null,
        Action<IServiceCollection>? adjust = null) =>
        new(
            new SipSettings
            {
                Route = route,
                Timeout = timeout,
                Authenticate = authenticate,
                AuthenticateDirect = authenticateDirect,
                AllowedTargets = allowed ?? [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")],
            },
            adjust);

    /// <summary>Tells a phone to reboot.</summary>
    /// <param name="server">Where it is registered.</param>
    /// <param name="address">From where it last fetched its file, just now.</param>
    /// <param name="transport">How it is registered.</param>
    /// <param name="username">Its user name.</param>
    /// <param name="reach">What else is known of it.</param>
    /// <param name="patient">Whether it may wait for its turn.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<NotifyResult> NotifyAsync(
        string server = "192.0.2.1:5060",
        IPAddress? address = null,
        Transport transport = Transport.Udp,
        string username = "1001",
        Func<PhoneReach, PhoneReach>? reach = null,
        bool patient = false,
        CancellationToken cancellationToken = default)
    {
        var known = new PhoneReach(address, address is null ? null : _services.GetRequiredService<TimeProvider>().GetUtcNow(), AddressIsShared: false, AccountIsShared: false);
        return _services.GetRequiredService<IPhoneNotifier>().NotifyAsync(
            new NotifyRequest(DeviceAt(server, transport, username), "check-sync;reboot=true", reach?.Invoke(known) ?? known, patient), cancellationToken);
    }

    public SealedPassword Seal(DeviceId device, SipPassword password) => throw new NotSupportedException();

    public SipPassword Open(DeviceId device, SealedPassword password)
    {
        Opened++;
        return ParsedValue.Parse<SipPassword>(Password);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private static Device DeviceAt(string server, Transport transport, string username) => Device.Register(
        DeviceId.New(DateTimeOffset.UnixEpoch),
        ParsedValue.Parse<MacAddress>("805ec0123456"),
        new PhoneModel("Yealink", "T46S"),
        ParsedValue.Parse<Label>("Reception"),
        new SipAccount(ParsedValue.Parse<SipUsername>(username), new SealedPassword("sealed"), ServerAddress.Parse(server, transport), transport),
        DateTimeOffset.UnixEpoch);
}
