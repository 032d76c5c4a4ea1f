using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.TimeZones;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Makes what is written into phones' files out of the settings.</summary>
internal static class FleetSettingsFactory
{
    /// <summary>The settings of the fleet; what is not configured is null.</summary>
    public static FleetSettings Create(ServiceSettings settings) => new()
    {
        AdminPassword = settings.Phones.AdminPassword,
        NtpServer = settings.Phones.NtpServer is { Length: > 0 } server ? server : null,
        // Asked only where one is named: the database of zones is read at the first question.
        TimeZone = settings.Phones.TimeZone is { Length: > 0 } name && PhoneTimeZones.TryFind(name, out PhoneTimeZone? zone) ? zone : null,
        PollMinutes = settings.Phones.PollMinutes is > 0 and int minutes ? minutes : null,

        ProvisionUrl = UrlOf(settings),
        HasSecretUrl = settings.Provisioning.Access is AccessMode.Shared or AccessMode.Token,
        IgnoresDhcp = settings.Provisioning.Access == AccessMode.Token,
        Extra = ByBrand(settings.Phones.Extra),
        CommonExtra = ByBrand(settings.Phones.CommonExtra),
    };

    // No phone can follow a URL of this machine's own, which is also the default.
    private static string? UrlOf(ServiceSettings settings) => new Uri(settings.ProvisionUrlBase).IsLoopback
        ? null
        : settings.Provisioning is { Access: AccessMode.Shared, SharedKey: { } key }
            ? $"{settings.ProvisionUrlBase}/{key.Reveal()}"
            : settings.ProvisionUrlBase;

    private static Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> ByBrand(
        IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> extra) =>
        new(extra, StringComparer.OrdinalIgnoreCase);
}
