using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Yealink;

/// <summary>
/// Writes Yealink's <c>key = value</c> syntax, which has no escaping: what it cannot carry is refused.
/// </summary>
internal sealed class YealinkWriter
{
    private const int FirstLineCapacity = 1024;
    private const int FurtherLineCapacity = 640;

    private readonly Utf8Buffer _buffer;

    /// <summary>Begins a file that is to hold settings of so many lines.</summary>
    public YealinkWriter(int lines)
    {
        _buffer = new Utf8Buffer(FirstLineCapacity + (FurtherLineCapacity * lines));

        // A phone ignores a file that does not begin with exactly this line (Yealink auto provisioning guides).
        _buffer.Append("#!version:1.0.0.1\n"u8);
    }

    /// <summary>Sets a parameter of an account.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value, or would take it for an order.</exception>
    public void Account(int line, string key, string value)
    {
        // An empty value leaves the phone's old one in place, so it is no way to write "none".
        if (!LineText.CanCarry(value) || value == ConfigurationText.YealinkResetToken)
        {
            throw new UnwritableValueException($"account.{line}.{key}");
        }

        AppendAccountKey(line, key).Append(value).Append("\n"u8);
    }

    /// <summary>Sets a number of an account.</summary>
    public void Account(int line, string key, int number) => AppendAccountKey(line, key).Append(number).Append("\n"u8);

    /// <summary>Puts a parameter of an account back to its factory value.</summary>
    public void ResetAccount(int line, string key) =>
        AppendAccountKey(line, key).Append(ConfigurationText.YealinkResetToken).Append("\n"u8);

    /// <summary>Sets a number of the whole phone.</summary>
    public void Setting(string key, int number) => _buffer.Append(key).Append(" = "u8).Append(number).Append("\n"u8);

    /// <summary>The finished file.</summary>
    public ProvisioningFile ToFile() => new(ProvisioningFile.Text, _buffer.Written);

    private Utf8Buffer AppendAccountKey(int line, string key) =>
        _buffer.Append("account."u8).Append(line).Append("."u8).Append(key).Append(" = "u8);
}
