using System.Reflection;
using EndpointManager.Application.Access;
using Mapster;
using MediatR;

namespace EndpointManager.Application.Settings;

/// <summary>Shows what the service was configured with; no secret.</summary>
public sealed record GetSettingsQuery : IRequest<SettingsResponse>;

/// <summary>The configuration in force.</summary>
public sealed record SettingsResponse
{
    /// <summary>The URL that DHCP hands out to phones.</summary>
    /// <example>http://203.0.113.10:8080/provision</example>
    public required string ProvisionUrlBase { get; init; }

    /// <summary>Version of the service.</summary>
    /// <example>0.1.0</example>
    public required string Version { get; init; }

    /// <summary>Where devices are kept.</summary>
    public required DatabaseSettingsResponse Database { get; init; }

    /// <summary>Who may fetch provisioning files.</summary>
    public required ProvisioningSettingsResponse Provisioning { get; init; }

    /// <summary>SIP NOTIFY.</summary>
    public required SipSettingsResponse Sip { get; init; }

    /// <summary>Settings for all phones.</summary>
    public required PhoneSettingsResponse Phones { get; init; }
}

/// <summary>Where devices are kept.</summary>
public sealed record DatabaseSettingsResponse
{
    /// <summary>The engine.</summary>
    /// <example>sqlite</example>
    public required string Provider { get; init; }

    /// <summary>The engine's own version.</summary>
    /// <example>3.50.4</example>
    public required string Version { get; init; }
}

/// <summary>Who may fetch provisioning files.</summary>
public sealed record ProvisioningSettingsResponse
{
    /// <summary>The access mode: <c>lan</c>, <c>open</c>, <c>allowlist</c>, <c>shared</c> or <c>token</c>.</summary>
    /// <example>lan</example>
    public required string Access { get; init; }

    /// <summary>Whether refusals are carried out; if not, all are served and what would be refused is recorded.</summary>
    /// <example>true</example>
    public required bool Enforce { get; init; }

    /// <summary>Minutes for which secrets are served after a device was armed; 0 where they always are.</summary>
    /// <example>0</example>
    public required int WindowMinutes { get; init; }
}

/// <summary>SIP NOTIFY.</summary>
public sealed record SipSettingsResponse
{
    /// <summary>The route of a NOTIFY: <c>auto</c>, <c>server</c> or <c>direct</c>.</summary>
    /// <example>auto</example>
    public required string Route { get; init; }

    /// <summary>Time for the whole answer, in seconds.</summary>
    /// <example>5</example>
    public required double TimeoutSeconds { get; init; }

    /// <summary>NOTIFYs per second in a job.</summary>
    /// <example>20</example>
    public required int RatePerSecond { get; init; }
}

/// <summary>Settings for all phones.</summary>
public sealed record PhoneSettingsResponse
{
    /// <summary>Host of the NTP server; empty when not configured.</summary>
    /// <example>pool.ntp.org</example>
    public required string NtpServer { get; init; }

    /// <summary>IANA time zone; empty when not configured.</summary>
    /// <example>Europe/Berlin</example>
    public required string TimeZone { get; init; }

    /// <summary>Minutes between two fetches; 0 when not configured.</summary>
    /// <example>1440</example>
    public required int PollMinutes { get; init; }

    /// <summary>Whether a password for the phones' web administrator is configured.</summary>
    /// <example>false</example>
    public required bool AdminPasswordSet { get; init; }
}

internal sealed class SettingsMapping : IRegister
{
    public void Register(TypeAdapterConfig config)
    {
        config.NewConfig<ProvisioningSettings, ProvisioningSettingsResponse>()
            .Map(response => response.Access, settings => settings.Access.ToName());
        config.NewConfig<SipSettings, SipSettingsResponse>()
            .Map(response => response.TimeoutSeconds, settings => settings.Timeout);
        config.NewConfig<PhoneSettings, PhoneSettingsResponse>()
            .Map(response => response.AdminPasswordSet, settings => settings.AdminPasswordFile != "");
    }
}

internal sealed class GetSettingsHandler(ServiceSettings settings, IDatabaseInfo database, TypeAdapterConfig mapping)
    : IRequestHandler<GetSettingsQuery, SettingsResponse>
{
    private static readonly string ServiceVersion =
        typeof(GetSettingsHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    public async Task<SettingsResponse> Handle(GetSettingsQuery query, CancellationToken cancellationToken) => new()
    {
        ProvisionUrlBase = settings.ProvisionUrlBase,
        Version = ServiceVersion,
        Database = new DatabaseSettingsResponse
        {
            Provider = settings.Database.Provider,
            Version = await database.GetVersionAsync(cancellationToken),
        },
        Provisioning = settings.Provisioning.Adapt<ProvisioningSettingsResponse>(mapping),
        Sip = settings.Sip.Adapt<SipSettingsResponse>(mapping),
        Phones = settings.Phones.Adapt<PhoneSettingsResponse>(mapping),
    };
}
