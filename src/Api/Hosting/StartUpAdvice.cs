using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Hosting;

/// <summary>Tells the operator at start what is valid but will hardly be what was meant.</summary>
internal static partial class StartUpAdvice
{
    /// <summary>Logs what there is to say.</summary>
    public static void Give(ILogger logger, ServiceSettings settings, FleetSettings fleet)
    {
        if (new Uri(settings.ProvisionUrlBase).IsLoopback)
        {
            LoopbackUrl(logger, settings.ProvisionUrlBase);
        }

        if (fleet.TimeZone is { IsIrregular: true } zone)
        {
            IrregularTimeZone(logger, zone.Name);
        }
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "provision_url_base is {Url}, which only this machine can reach and no phone's file is told; set it to an address that the phones can reach")]
    private static partial void LoopbackUrl(ILogger logger, string url);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "phones.time_zone is {Zone}, where clocks are changed by no yearly rule that phones know; they get its standard time all year")]
    private static partial void IrregularTimeZone(ILogger logger, string zone);
}
