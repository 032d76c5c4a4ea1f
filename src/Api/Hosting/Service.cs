using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Api.Json;
using EndpointManager.Api.OpenApi;
using EndpointManager.Api.Provisioning;
using EndpointManager.Application;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure;
using EndpointManager.Infrastructure.StartUp;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace EndpointManager.Api.Hosting;

/// <summary>Puts the service together.</summary>
internal static class Service
{
    /// <summary>The service, ready to run.</summary>
    /// <param name="settings">Checked settings; nothing else configures it.</param>
    /// <param name="adjust">What a test exchanges, such as the clock.</param>
    public static WebApplication Create(ServiceSettings settings, Action<IServiceCollection>? adjust = null)
    {
        // The empty builder reads no files and no ASPNETCORE_ variables, which would configure the service behind its back.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(Service).Assembly.GetName().Name });
        var certificate = ServerCertificate.Load(settings.Http);
        builder.WebHost.UseConfiguredKestrel(settings.Http, certificate);
        AddServices(builder.Services, settings);
        if (certificate is not null)
        {
            builder.Services.AddSingleton(certificate).AddHostedService<CertificateWatch>();
        }

        adjust?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        Mount(app, settings);
        return app;
    }

    /// <summary>Prepares the storage of a service that is not going to run, for a command that needs no more than that.</summary>
    public static Task PrepareStorageAsync(this WebApplication service) =>
        service.Services.GetRequiredService<StoragePreparation>().RunAsync(CancellationToken.None);

    private static bool IsOfConsole(HttpContext context) => context.Request.Path.StartsWithSegments(Routes.ConsoleRoot);

    private static void AddServices(IServiceCollection services, ServiceSettings settings)
    {
        services.AddConsoleLog();
        services.AddSingleton(TimeProvider.System);
        services.AddApplication(settings);
        services.AddInfrastructure(settings);
        services.AddSingleton<DigestNonces>();
        services.AddSingleton<SharedCredentials>();
        services.AddSingleton<PhonePlaces>();
        services.AddSingleton<ConsoleLimits>();
        services.AddSingleton<OperationPlaces>();
        services.AddRouting();
        // Neither the framework's validation nor its automatic 400 is added: they stop at the first field and name classes.
        services.AddMvcCore(options =>
        {
            options.InputFormatters.Clear();
            options.InputFormatters.Add(new JsonBodyFormatter());
            options.OutputFormatters.RemoveType<StringOutputFormatter>();
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).AddApiExplorer().AddJsonOptions(options => JsonSettings.Configure(options.JsonSerializerOptions));
        services.AddOpenApiDocumentation();
    }

    private static void Mount(WebApplication app, ServiceSettings settings)
    {
        app.UseWhen(
            context => settings.Proxy.Mounted && context.Request.Path.StartsWithSegments(Routes.Provision),
            provision => provision.UseMiddleware<PhoneCallRecorder>());
        app.UseMiddleware<ErrorHandler>();
        app.UseWhen(
            context => settings.Proxy.Mounted && IsOfConsole(context),
            console => console.UseMiddleware<RefusalRecorder>());
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.MapHealthChecks(Routes.Health + "/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Routes.Health + "/ready");
        if (!settings.Proxy.Mounted)
        {
            return;
        }

        app.UseWhen(
            IsOfConsole,
            console => console.UseMiddleware<ConsoleGuard>().UseMiddleware<StorageGate>());
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Routes.Provision),
            provision => provision.UseMiddleware<PhoneGuard>().UseMiddleware<PhoneQueue>().UseMiddleware<StorageGate>());
        app.UseOpenApiDocumentation();
        app.MapControllers();
    }
}
