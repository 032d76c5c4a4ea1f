using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Hosting;

/// <summary>Tells the operator at start what is valid but will hardly be what was meant.</summary>
internal static partial class StartUpAdvice
{
    /// <summary>Logs what there is to say.</summary>
    public static void Give(ILogger logger, ServiceSettings settings, FleetSettings fleet, BrandRenderers renderers)
    {
        if (new Uri(settings.ProvisionUrlBase).IsLoopback)
        {
            LoopbackUrl(logger, settings.ProvisionUrlBase);
        }

        if (fleet.TimeZone is { } zone)
        {
            GiveOn(zone, logger, renderers);
        }
    }

    /// <summary>Logs what there is to say of who gets provisioning files.</summary>
    public static void GiveOnAccess(ILogger logger, ProvisioningSettings settings, IHostNetwork host)
    {
        if (!settings.Enforce)
        {
            NotEnforced(logger, settings.Access.ToName());
        }
        else if (settings.Access == AccessMode.Open)
        {
            OpenToAll(logger);
        }

        foreach (IPAddress gateway in settings.Access == AccessMode.Lan ? host.ContainerGateways : [])
        {
            if (settings.AllowedNetworks.Any(network => network.Contains(gateway)))
            {
                GatewayTrusted(logger, gateway);
            }
            else
            {
                GatewayNotTrusted(logger, gateway);
            }
        }
    }

    private static void GiveOn(PhoneTimeZone zone, ILogger logger, BrandRenderers renderers)
    {
        if (zone.IsIrregular)
        {
            IrregularTimeZone(logger, zone.Name);
        }

        foreach (IBrandRenderer renderer in renderers.All.Where(renderer => !renderer.CanTell(zone)))
        {
            UntoldTimeZone(logger, zone.Name, renderer.Brand);
        }
    }

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "provisioning.enforce is false: everyone gets phones' files with their passwords, and what the mode {Access} would refuse is recorded only")]
    private static partial void NotEnforced(ILogger logger, string access);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Warning, Message = "provisioning.access is open: whoever reaches this service and knows a MAC address gets that phone's password")]
    private static partial void OpenToAll(ILogger logger);

    [LoggerMessage(EventId = 5006, Level = LogLevel.Information, Message = "This is a container: requests from its gateway {Gateway} may come from anywhere and are not served; provisioning.allowed_networks can allow them")]
    private static partial void GatewayNotTrusted(ILogger logger, IPAddress gateway);

    [LoggerMessage(EventId = 5007, Level = LogLevel.Warning, Message = "This is a container, and provisioning.allowed_networks holds its gateway {Gateway}: whoever reaches the published port through the engine's proxy is served")]
    private static partial void GatewayTrusted(ILogger logger, IPAddress gateway);

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "provision_url_base is {Url}, which only this machine can reach and no phone's file is told; set it to an address that the phones can reach")]
    private static partial void LoopbackUrl(ILogger logger, string url);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "phones.time_zone is {Zone}, where clocks are changed by no yearly rule that phones know; they get its standard time all year")]
    private static partial void IrregularTimeZone(ILogger logger, string zone);

    [LoggerMessage(EventId = 5008, Level = LogLevel.Warning, Message = "phones.time_zone is {Zone}, which phones of the brand {Brand} have no name for: they keep the time zone that they have")]
    private static partial void UntoldTimeZone(ILogger logger, string zone, string brand);
}
