using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads the password of the phones' web administrator. Complaints name the file, never what it holds.</summary>
internal sealed class PasswordFile(Complaints complaints)
{
    /// <summary>Reads the file of a path, or complains.</summary>
    public AdminPassword? Read(RawValue path)
    {
        if (ReadText(path.Text) is not { } text)
        {
            complaints.Add(path.Origin, $"must name a readable file of UTF-8 text, not {path.Described}");
            return null;
        }

        if (!LineText.CanCarry(text))
        {
            complaints.Add(path.Origin, $"names the file {path.Described}, which must hold the password in one line, not empty, without spaces at its ends or control characters");
            return null;
        }

        AdminPassword password = new(text);
        foreach (string problem in FleetTrial.Problems(new FleetSettings { AdminPassword = password }))
        {
            complaints.Add(path.Origin, $"names the file {path.Described}, whose password {problem}");
        }

        return password;
    }

    private static string? ReadText(string path)
    {
        try
        {
            return TextFile.WithoutLineEnd(TextFile.Read(path, out _));
        }
        catch (Exception e) when (TextFile.IsUnreadable(e))
        {
            return null;
        }
    }
}
