using System.Reflection;
using EndpointManager.Application.Access;
using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.Application.Transfer;
using FluentValidation;
using Mapster;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Application;

/// <summary>Registers the use cases.</summary>
public static class DependencyInjection
{
    private static readonly Assembly Assembly = typeof(DependencyInjection).Assembly;

    /// <summary>Adds use cases, their validators and their pipeline. The ports come from Infrastructure.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<PhoneIdentifier>();
        services.AddSingleton<PhoneFileFactory>();
        services.AddSingleton<RenderingFingerprints>();
        services.AddSingleton<CurrentRenderings>();
        services.AddScoped<DeviceResponses>();
        services.AddScoped<DeviceUrls>();
        services.AddScoped<DeviceGate>();
        services.AddScoped<DeviceArming>();
        services.AddSingleton<ServedNetworks>();
        services.AddSingleton<Lockouts>();
        services.AddSingleton<RequestDigest>();
        services.AddSingleton<TransferReader>();
        services.AddSingleton<DeviceMaker>();
        services.AddScoped<Caller>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<BootstrapKey>();
        services.AddSingleton<ConsoleDoor>();
        services.AddSingleton<KeyUses>();
        services.AddSingleton<RefusalTally>();
        services.AddScoped<NotifyRequests>();
        services.AddScoped<JobSteps>();
        services.AddSingleton(MappingOf());
        services.AddValidatorsFromAssembly(Assembly, ServiceLifetime.Scoped, includeInternalTypes: true);
        return services.AddMediator();
    }

    // MediatR 5.1 has no registration of its own for this container.
    private static IServiceCollection AddMediator(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        foreach (Type handler in Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (Type contract in handler.GetInterfaces().Where(IsRequestHandler))
            {
                services.AddScoped(contract, handler);
            }
        }

        return services;
    }

    private static bool IsRequestHandler(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);

    private static TypeAdapterConfig MappingOf()
    {
        var config = new TypeAdapterConfig { RequireExplicitMapping = true, RequireDestinationMemberSource = true };
        foreach (Type register in Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IRegister))))
        {
            config.Apply((IRegister)Activator.CreateInstance(register)!);
        }

        config.Compile();
        return config;
    }
}
