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
    private readonly YealinkExtras _extras;

    /// <summary>Begins a file that is to hold settings of so many lines, and the operator's parameters.</summary>
    public YealinkWriter(int lines, YealinkExtras extras)
    {
        _extras = extras;
        _buffer = new Utf8Buffer(FirstLineCapacity + (FurtherLineCapacity * lines));

        // A phone ignores a file that does not begin with exactly this line (Yealink auto provisioning guides).
        _buffer.Append("#!version:1.0.0.1\n"u8);
    }

    /// <summary>Sets a parameter of an account.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value, or would take it for an order.</exception>
    public void Account(int line, string key, string value)
    {
        if (!CanCarry(value))
        {
            throw new UnwritableValueException($"account.{line}.{key}");
        }

        if (!IsReplaced(line, key))
        {
            AppendAccountKey(line, key).Append(value).Append("\n"u8);
        }
    }

    /// <summary>Sets a number of an account.</summary>
    public void Account(int line, string key, int number)
    {
        if (!IsReplaced(line, key))
        {
            AppendAccountKey(line, key).Append(number).Append("\n"u8);
        }
    }

    /// <summary>Puts a parameter of an account back to its factory value.</summary>
    public void ResetAccount(int line, string key)
    {
        if (!IsReplaced(line, key))
        {
            AppendAccountKey(line, key).Append(ConfigurationText.YealinkResetToken).Append("\n"u8);
        }
    }

    /// <summary>Sets a parameter of the whole phone.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value, or would take it for an order.</exception>
    public void Setting(string key, string value)
    {
        if (!CanCarry(value))
        {
            throw new UnwritableValueException(key);
        }

        if (!_extras.Replace(key, value))
        {
            _buffer.Append(key).Append(" = "u8).Append(value).Append("\n"u8);
        }
    }

    /// <summary>Sets a number of the whole phone.</summary>
    public void Setting(string key, int number)
    {
        if (!_extras.Replace(key))
        {
            _buffer.Append(key).Append(" = "u8).Append(number).Append("\n"u8);
        }
    }

    /// <summary>The finished file, the operator's parameters last.</summary>
    public ProvisioningFile ToFile()
    {
        foreach ((string key, string value) in _extras.Written)
        {
            _buffer.Append(key).Append(" = "u8).Append(value).Append("\n"u8);
        }

        return new ProvisioningFile(ProvisioningFile.Text, _buffer.Written);
    }

    // An empty value leaves the phone's old one in place, so it is no way to write "none".
    private static bool CanCarry(string value) => LineText.CanCarry(value) && value != ConfigurationText.YealinkResetToken;

    private bool IsReplaced(int line, string key) => _extras.Any && _extras.Replace($"account.{line}.{key}");

    private Utf8Buffer AppendAccountKey(int line, string key) =>
        _buffer.Append("account."u8).Append(line).Append("."u8).Append(key).Append(" = "u8);
}
