using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>
/// An operator's own parameters for Fanvil phones, each named <c>MODULE/Key</c> or <c>MODULE/Section/Key</c> as a phone's
/// own export has them. Where one is written by the service too, the phone sees the operator's alone.
/// </summary>
internal sealed class FanvilExtras
{
    // The network: a slip there takes every phone of a site off it, where no file can put it right. In the older dialect
    // it stands beside the time.
    private static readonly string[] NetworkModules = ["NET CONFIG MODULE", "PPPoE CONFIG MODULE"];

    private static readonly string[] NetworkKeys = ["WAN Mode", "Enable DHCP", "DHCP Auto DNS", "Enable PPPoE"];

    private static readonly string[] DeviceKeys =
    [
        "SIP1 Phone Number", "SIP1 Display Name", "SIP1 Register Addr", "SIP1 Register Port", "SIP1 Register User",
        "SIP1 Register Pswd", "SIP1 Enable Reg", "SIP1 Transport",
    ];

    /// <summary>Takes the parameters of one file.</summary>
    /// <exception cref="RefusedParameterException">One of them is no parameter, of the network, or the device's own.</exception>
    public FanvilExtras(IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        All = [.. parameters.Select(parameter => (Parse(parameter.Key), Checked(parameter.Value)))];

    /// <summary>The parameters in the operator's order.</summary>
    public IReadOnlyList<(FanvilParameter Parameter, string Value)> All { get; }

    /// <summary>Whether the file comes without them; they still take the place of what they replace.</summary>
    public bool Withheld { get; init; }

    /// <summary>Whether one of them takes the place of this parameter.</summary>
    public bool Replace(string module, string section, string key)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].Parameter.Is(module, section, key))
            {
                return true;
            }
        }

        return false;
    }

    private static FanvilParameter Parse(string name)
    {
        string[] parts = name.Split('/');
        FanvilParameter parameter = parts switch
        {
            [var module, var key] => new FanvilParameter(module, "", key),
            [var module, var section, var key] => new FanvilParameter(module, section, key),
            _ => throw new RefusedParameterException("must be MODULE/Key or MODULE/Section/Key"),
        };
        if (!Array.TrueForAll(parts, IsName))
        {
            throw new RefusedParameterException("must be MODULE/Key or MODULE/Section/Key, with names as in a phone's own export");
        }

        return IsOfTheNetwork(parameter) ? throw new RefusedParameterException("must not be set: no file of this service changes a phone's network")
            : IsOfTheDevice(parameter) ? throw new RefusedParameterException("must not be set: it is written from each device's own record")
            : parameter;
    }

    private static bool IsName(string name) =>
        LineText.CanCarry(name) && name.All(c => c is >= ' ' and <= '~' and not (':' or '<' or '>')) && !name.StartsWith("--", StringComparison.Ordinal);

    private static bool IsOfTheNetwork(FanvilParameter parameter) =>
        Array.Exists(NetworkModules, module => parameter.IsIn(module))
        || (parameter.IsIn(FanvilTextDialect.GlobalModule) && NetworkKeys.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase));

    private static bool IsOfTheDevice(FanvilParameter parameter) =>
        parameter.IsIn(FanvilTextDialect.AccountsModule) && DeviceKeys.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase);

    // An empty value empties the parameter, which the syntax can say.
    private static string Checked(string value) => value.Length == 0 || LineText.CanCarry(value)
        ? value
        : throw new RefusedParameterException("must fit one line, without spaces at its ends");
}
