using EndpointManager.Application.Settings;

namespace EndpointManager.Api.Hosting;

/// <summary>Tells the operator at start what is valid but will hardly be what was meant.</summary>
internal static partial class StartUpAdvice
{
    /// <summary>Logs what there is to say.</summary>
    public static void Give(ILogger logger, ServiceSettings settings)
    {
        if (new Uri(settings.ProvisionUrlBase).IsLoopback)
        {
            LoopbackUrl(logger, settings.ProvisionUrlBase);
        }

        if (settings.Phones is not { AdminPasswordFile: "", NtpServer: "", TimeZone: "", PollMinutes: 0, Extra.Count: 0 })
        {
            PhoneSettingsNotWritten(logger);
        }
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "provision_url_base is {Url}, which only this machine can reach; set it to an address that the phones can reach")]
    private static partial void LoopbackUrl(ILogger logger, string url);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "The section [phones] is configured, but this version does not write it into the phones' files yet")]
    private static partial void PhoneSettingsNotWritten(ILogger logger);
}
