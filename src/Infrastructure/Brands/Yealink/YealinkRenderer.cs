using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Brands.Yealink;

[assembly: BrandRenderer<YealinkRenderer>]

namespace EndpointManager.Infrastructure.Brands.Yealink;

/// <summary>Writes the files of Yealink phones: account 1 is the device's, all others are cleared.</summary>
internal sealed class YealinkRenderer : IBrandRenderer
{
    private const int DeviceLine = 1;
    private const string DocumentedServerHost = "sip_server_host";
    private const string DocumentedServerPort = "sip_server_port";

    private static readonly string[] IdentityKeys =
        ["label", "display_name", "auth_name", "user_name", "password"];

    /// <inheritdoc/>
    public string Brand => "Yealink";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => YealinkDialect.Names;

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        YealinkDialect dialect = YealinkDialect.Named(phone.Model.Dialect);
        YealinkWriter file = new(phone.Model.Lines, new YealinkExtras(fleet.ExtraOf(Brand), phone.WithholdsSecrets));
        WriteDocumentedLines(file, phone);
        WriteDialectLines(file, dialect, phone);
        for (int line = DeviceLine + 1; line <= phone.Model.Lines; line++)
        {
            WriteUnusedLine(file, dialect, line);
        }

        // 1, the factory default, reboots on any check-sync, so that a resync would be a reboot (Yealink administrator guides).
        file.Setting("sip.notify_reboot_enable", 0);
        YealinkFleet.Write(file, dialect, fleet);
        if (!phone.WithholdsSecrets)
        {
            YealinkFleet.WritePassword(file, dialect, fleet);
        }

        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        YealinkWriter file = new(lines: 0, new YealinkExtras(fleet.CommonExtraOf(Brand)));
        YealinkFleet.WriteCommon(file, fleet);
        return file.ToFile();
    }

    // These lines in this order, first in the file, are a published promise; whatever a dialect needs comes after them.
    private static void WriteDocumentedLines(YealinkWriter file, PhoneConfiguration phone)
    {
        file.Account(DeviceLine, "enable", 1);
        file.Account(DeviceLine, "label", phone.Label.Value);
        file.Account(DeviceLine, "display_name", phone.Label.Value);
        file.Account(DeviceLine, "auth_name", phone.Username.Value);
        file.Account(DeviceLine, "user_name", phone.Username.Value);
        if (phone.Password is { } password)
        {
            file.Account(DeviceLine, "password", password.Reveal());
        }

        file.Account(DeviceLine, DocumentedServerHost, phone.Server.Host.Value);
        file.Account(DeviceLine, DocumentedServerPort, phone.Server.Port);
    }

    private static void WriteDialectLines(YealinkWriter file, YealinkDialect dialect, PhoneConfiguration phone)
    {
        if (dialect.ServerAddress != DocumentedServerHost)
        {
            file.Account(DeviceLine, dialect.ServerAddress, phone.Server.Host.Value);
            file.Account(DeviceLine, dialect.ServerPort, phone.Server.Port);
        }

        // 0 UDP, 1 TCP, 2 TLS (Yealink administrator guides): the order of the domain's own list.
        for (int i = 0; i < dialect.Transports.Count; i++)
        {
            file.Account(DeviceLine, dialect.Transports[i], (int)phone.Transport);
        }

        Reset(file, DeviceLine, dialect.SecondServer);
        file.Account(DeviceLine, "outbound_proxy_enable", 0);
    }

    // Only the dialect's own form of the server is reset: firmware that knew both forms as one parameter must not see
    // the second of them undo the first.
    private static void WriteUnusedLine(YealinkWriter file, YealinkDialect dialect, int line)
    {
        file.Account(line, "enable", 0);
        Reset(file, line, IdentityKeys);
        file.ResetAccount(line, dialect.ServerAddress);
        file.ResetAccount(line, dialect.ServerPort);
        Reset(file, line, dialect.Transports);
        Reset(file, line, dialect.SecondServer);
    }

    private static void Reset(YealinkWriter file, int line, IReadOnlyList<string> keys)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            file.ResetAccount(line, keys[i]);
        }
    }
}
