using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Brands.Fanvil;
using EndpointManager.Infrastructure.Brands.Syntax;

[assembly: BrandRenderer<FanvilRenderer>]

namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>
/// Writes the files of Fanvil phones: line 1 is the device's, all others are switched off and emptied. The network module
/// is never written, so that no file can take a phone off its network.
/// </summary>
internal sealed class FanvilRenderer : IBrandRenderer
{
    private const int DeviceLine = 1;

    // Left by an earlier life of the phone, these would send calls elsewhere, under another name or with an old password.
    private static readonly string[] UnusedKeys =
        ["Sip Name", "Backup Addr", "Proxy Addr", "Proxy User", "Proxy Pswd", "BakProxy Addr"];

    private static readonly string[] IdentityKeys =
        ["Phone Number", "Display Name", "Register Addr", "Register User", "Register Pswd"];

    /// <inheritdoc/>
    public string Brand => "Fanvil";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dialects => FanvilTextDialect.Names;

    /// <inheritdoc/>
    public bool HasDocumentedForm => true;

    /// <inheritdoc/>
    public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet)
    {
        FanvilTextDialect dialect = FanvilTextDialect.Named(phone.Model.Dialect);
        FanvilTextWriter file = new(dialect, phone.Model.Lines, new FanvilExtras(fleet.ExtraOf(Brand)) { Withheld = phone.WithholdsSecrets });
        file.BeginModule(FanvilTextDialect.AccountsModule);
        file.BeginSection("SIP Line List");
        WriteDeviceLine(file, phone);
        for (int line = DeviceLine + 1; line <= phone.Model.Lines; line++)
        {
            WriteUnusedLine(file, line);
        }

        FanvilFleet.Write(file, dialect, fleet);
        if (!phone.WithholdsSecrets)
        {
            FanvilFleet.WritePassword(file, fleet);
        }

        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderDocumentedForm(PhoneConfiguration phone)
    {
        XmlFileWriter file = new();
        file.Open("config");
        file.Open("sip_account");
        file.Element("enable", 1);
        file.Element("display_name", phone.Label.Value);
        file.Element("auth_name", phone.Username.Value);
        file.Element("user_name", phone.Username.Value);
        if (phone.Password is { } password)
        {
            file.Element("password", password.Reveal());
        }

        file.Element("sip_server", phone.Server.Host.Value);
        file.Element("sip_port", phone.Server.Port);
        file.Close("sip_account");
        file.Close("config");
        return file.ToFile();
    }

    /// <inheritdoc/>
    public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet)
    {
        FanvilTextDialect dialect = FanvilTextDialect.Named(model.Dialect);
        FanvilTextWriter file = new(dialect, lines: 0, new FanvilExtras(fleet.CommonExtraOf(Brand)));
        FanvilFleet.Write(file, dialect, fleet);
        return file.ToFile();
    }

    private static void WriteDeviceLine(FanvilTextWriter file, PhoneConfiguration phone)
    {
        file.Account(DeviceLine, "Phone Number", phone.Username.Value);
        file.Account(DeviceLine, "Display Name", phone.Label.Value);
        file.Account(DeviceLine, "Register Addr", phone.Server.Host.Value);
        file.Account(DeviceLine, "Register Port", phone.Server.Port);
        file.Account(DeviceLine, "Register User", phone.Username.Value);
        if (phone.Password is { } password)
        {
            file.Account(DeviceLine, "Register Pswd", password.Reveal());
        }

        file.Account(DeviceLine, "Enable Reg", 1);
        file.Account(DeviceLine, "Transport", TransportCode(phone.Transport));
        Clear(file, DeviceLine, UnusedKeys);
    }

    private static void WriteUnusedLine(FanvilTextWriter file, int line)
    {
        file.Account(line, "Enable Reg", 0);
        Clear(file, line, IdentityKeys);
        Clear(file, line, UnusedKeys);
    }

    private static void Clear(FanvilTextWriter file, int line, string[] keys)
    {
        foreach (string key in keys)
        {
            file.ClearAccount(line, key);
        }
    }

    // TLS is 3 in Wazo's and Tancredi's templates, 2 in FusionPBX's: two sources outweigh one.
    private static int TransportCode(Transport transport) => transport switch
    {
        Transport.Udp => 0,
        Transport.Tcp => 1,
        _ => 3,
    };
}
