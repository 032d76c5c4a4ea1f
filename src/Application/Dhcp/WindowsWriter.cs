using System.Text;

namespace EndpointManager.Application.Dhcp;

/// <summary>Windows Server 2012 and later: PowerShell module DhcpServer, as Microsoft Learn describes it.</summary>
internal sealed class WindowsWriter : IDhcpSnippetWriter
{
    public string Server => "windows";

    public IReadOnlyList<string> Notes { get; } =
    [
        "Run it in PowerShell as an administrator on the DHCP server. The policies count in all scopes; "
            + "an option 66 of a scope's own policy comes before them, and perhaps that of a scope itself.",
    ];

    public string Write(IReadOnlyList<PhoneClass> classes)
    {
        var text = new StringBuilder(
            """
            if (-not (Get-DhcpServerv4OptionDefinition -OptionId 160 -ErrorAction SilentlyContinue)) {
              Add-DhcpServerv4OptionDefinition -OptionId 160 -Name 'Provisioning URL' -Type String
            }

            """.ReplaceLineEndings("\n"));
        foreach (PhoneClass phones in classes)
        {
            string policy = Quote($"{phones.Brand} phones");
            string url = Quote(phones.Url);
            string conditions = phones.MacPrefixes.Count == 0
                ? ""
                : $" -MacAddress EQ,{string.Join(',', phones.BareMacPrefixes.Select(prefix => Quote(prefix + "*")))}";
            if (phones.VendorClass is { } name)
            {
                text.Append($"Add-DhcpServerv4Class -Name {policy} -Type Vendor -Data {Quote(name)}\n");
                conditions += $" -VendorClass EQ,{Quote($"{phones.Brand} phones*")}";
            }

            text.Append($"Add-DhcpServerv4Policy -Name {policy} -Condition OR{conditions}\n")
                .Append($"Set-DhcpServerv4OptionValue -PolicyName {policy} -OptionId 66 -Value {url}\n")
                .Append($"Set-DhcpServerv4OptionValue -PolicyName {policy} -OptionId 160 -Value {url}\n");
        }

        return text.ToString();
    }

    // Nothing is special within single quotes but themselves.
    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
