using EndpointManager.Application.Access;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Audit;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Configuration;
using EndpointManager.Infrastructure.Files;
using EndpointManager.Infrastructure.Jobs;
using EndpointManager.Infrastructure.Provisioning;
using EndpointManager.Infrastructure.Requests;
using EndpointManager.Infrastructure.Security;
using EndpointManager.Infrastructure.Sip;
using EndpointManager.Infrastructure.Sip.Location;
using EndpointManager.Infrastructure.Sip.Routes;
using EndpointManager.Infrastructure.Sip.Transactions;
using EndpointManager.Infrastructure.Sip.Transports;
using EndpointManager.Infrastructure.StartUp;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure;

/// <summary>Registers what the use cases need from the outside world.</summary>
public static class DependencyInjection
{
    /// <summary>Name of the health check that tells whether requests can be served.</summary>
    public const string ReadyCheckName = "ready";

    /// <summary>Adds storage, secrets, brands and the start-up checks.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, ServiceSettings settings)
    {
        PersistenceProviders.Get(settings.Database.Provider).Register(services, settings.Database);
        services.AddBrands(settings.Brands);
        services.AddSingleton(FleetSettingsFactory.Create(settings));
        services.AddSecrets(settings.Security);
        services.AddSingleton<ITemporaryFiles, TemporaryFiles>();
        services.AddSingleton(provider => new StoragePreparation(
            provider.GetRequiredService<IStorageInitializer>(), provider.GetRequiredService<KeyInitializer>(), provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<StartUpOutcome>();
        services.AddHostedService<StorageStartUp>();
        // After the storage, whose refusal ends the start: nothing that uses it has begun then.
        services.AddRequestLog();
        services.AddAccess();
        services.AddHostedService<ConsoleRecorder>();
        services.AddHostedService<AuditClearing>();
        services.AddSip(settings);
        services.AddJobs();
        services.AddHealthChecks().AddCheck<ReadyCheck>(ReadyCheckName);
        return services;
    }

    private static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IHostNetwork>(new HostNetwork());
        services.AddSingleton<ISecurityLog, SecurityLog>();
        services.AddSingleton<TokenUses>();
        services.AddSingleton<ITokenUses>(provider => provider.GetRequiredService<TokenUses>());
        services.AddHostedService<TokenUpkeep>();
    }

    private static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobTimings>();
        services.AddSingleton<NotifyPacer>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<JobWorker>();
    }

    private static void AddRequestLog(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<IRequestLog>(provider => provider.GetRequiredService<RequestLog>());
        services.AddSingleton<StrangerBounds>();
        services.AddSingleton<RequestClearing>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestClearing>());
        services.AddHostedService<RequestWriter>();
    }

    private static void AddSip(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddMetrics();
        services.AddSingleton(settings.Sip);
        services.AddSingleton(settings.Http);
        services.AddSingleton<SipMetrics>();
        services.AddSingleton<TransactionTable>();
        services.AddSingleton<UdpTransport>();
        services.AddSingleton<ISipTransport>(provider => provider.GetRequiredService<UdpTransport>());
        services.AddSingleton(new TlsTrust());
        services.AddSingleton<ISipTransport, StreamTransport>();
        services.AddSingleton<NotifySender>();
        services.AddSingleton<INameLookup, DnsNameLookup>();
        services.AddSingleton<ServerLocator>();
        services.AddSingleton<TargetGuard>();
        services.AddSingleton<NotifyExchange>();
        services.AddSingleton<ServerPace>();
        services.AddSingleton<RelayMemory>();
        services.AddSingleton<RoutePlan>();
        services.AddSingleton<INotifyRoute, ServerRoute>();
        services.AddSingleton<INotifyRoute, DirectRoute>();
        services.AddSingleton<IPhoneNotifier, PhoneNotifier>();
    }

    private static void AddSecrets(this IServiceCollection services, SecuritySettings settings)
    {
        services.AddSingleton(new KeyFile(settings.KeyFile));
        services.AddSingleton<InstanceKeys>();
        services.AddSingleton<KeyInitializer>();
        services.AddSingleton<ISecretKeys, SecretKeys>();
        services.AddHostedService<KeyFileWatch>();
        services.AddSingleton<IPasswordVault, PasswordVault>();
        services.AddSingleton<ITokenVault, TokenVault>();
        services.AddSingleton<IContentTagger, ContentTagger>();
        services.AddSingleton<INonceSigner, NonceSigner>();
    }
}
