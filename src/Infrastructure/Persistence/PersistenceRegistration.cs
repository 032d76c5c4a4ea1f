using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.Application.Transfer;
using EndpointManager.Infrastructure.Persistence.Access;
using EndpointManager.Infrastructure.Persistence.Audit;
using EndpointManager.Infrastructure.Persistence.Jobs;
using EndpointManager.Infrastructure.Persistence.Requests;
using EndpointManager.Infrastructure.Persistence.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>What every engine registers alike.</summary>
internal static class PersistenceRegistration
{
    public static void AddPersistence<TContext>(
        this IServiceCollection services, IDatabaseEngine engine, DatabaseSettings settings, Action<DbContextOptionsBuilder> configure)
        where TContext : AppDbContext
    {
        services.AddDbContextPool<AppDbContext, TContext>(configure);
        services.AddSingleton(_ => engine);
        services.AddSingleton(settings);
        services.AddSingleton<StorageState>();
        services.AddSingleton<DeviceQueries>();
        services.AddSingleton<IStorageInitializer, StorageInitializer>();
        services.AddSingleton<IEncryptionKeyRegister, EncryptionKeyRegister>();
        services.AddScoped<StorageGuard>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IDeviceRepository, DeviceRepository>();
        services.AddScoped<DeviceReader>();
        services.AddScoped<IDeviceReader>(provider => provider.GetRequiredService<DeviceReader>());
        services.AddScoped<IBulkDevices, BulkDevices>();
        services.AddScoped<IDeviceTransfer, DeviceTransfer>();
        services.AddScoped<DeliveryQueries>();
        services.AddScoped<IDeviceFetches, DeviceFetches>();
        services.AddSingleton<RequestRows>();
        services.AddSingleton<FetchRows>();
        services.AddSingleton<UnknownPhoneRows>();
        services.AddScoped<IRequestStore, RequestStore>();
        services.AddScoped<IRequestReader, RequestReader>();
        services.AddScoped<IPhoneReachReader, PhoneReachReader>();
        services.AddSingleton<IBusyDevices, BusyDevices>();
        services.AddScoped<IJobRepository, JobRepository>();
        services.AddScoped<IJobReader, JobReader>();
        services.AddScoped<IJobStarter, JobStarter>();
        services.AddScoped<IJobArchive, JobArchive>();
        services.AddScoped<ISealedSecrets, SealedSecrets>();
        services.AddScoped<BulkAudit>();
        services.AddScoped<IAuditLog, AuditLog>();
        services.AddScoped<IAuditStore, AuditStore>();
        services.AddScoped<IAuditReader, AuditReader>();
        services.AddScoped<IApiKeys, ApiKeys>();
        services.AddSingleton<IApiKeyReader, ApiKeyReader>();
        services.AddScoped<IDatabaseInfo, DatabaseInfo>();
        services.AddSingleton<DeviceAccessQueries>();
        services.AddSingleton<AccessRows>();
        services.AddScoped<IDeviceAccessReader, DeviceAccessReader>();
        services.AddScoped<IDeviceAccesses, DeviceAccesses>();
        services.AddScoped<ITokenStore, TokenStore>();
    }
}
