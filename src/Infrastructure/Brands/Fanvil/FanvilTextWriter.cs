using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Fanvil;

/// <summary>
/// Writes Fanvil's text syntax: modules of <c>key :value</c> lines between a first and a last line. It has no escaping;
/// what it cannot carry is refused. A colon in a value is harmless, because the first one of a line ends the key.
/// </summary>
internal sealed class FanvilTextWriter
{
    private const int FrameCapacity = 256;
    private const int LineCapacity = 512;

    private readonly Utf8Buffer _buffer;
    private readonly int _keyWidth;

    /// <summary>Begins a file that is to hold settings of so many lines.</summary>
    public FanvilTextWriter(FanvilTextDialect dialect, int lines)
    {
        _buffer = new Utf8Buffer(FrameCapacity + (LineCapacity * lines));
        _keyWidth = dialect.KeyWidth;
        _buffer.Append("<<VOIP CONFIG FILE>>Version:"u8).Append(dialect.Version).Append("\n"u8);
    }

    /// <summary>Begins the module of accounts.</summary>
    public void BeginAccounts() => _buffer.Append("\n<SIP CONFIG MODULE>\n--SIP Line List--  :\n"u8);

    /// <summary>Sets a parameter of an account.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Account(int line, string key, string value)
    {
        if (!LineText.CanCarry(value))
        {
            throw new UnwritableValueException($"SIP{line} {key}");
        }

        AppendAccountKey(line, key).Append(value).Append("\n"u8);
    }

    /// <summary>Sets a number of an account.</summary>
    public void Account(int line, string key, int number) => AppendAccountKey(line, key).Append(number).Append("\n"u8);

    /// <summary>Empties a parameter of an account.</summary>
    public void ClearAccount(int line, string key) => AppendAccountKey(line, key).Append("\n"u8);

    /// <summary>Ends the file.</summary>
    public ProvisioningFile ToFile()
    {
        _buffer.Append("\n<<END OF FILE>>\n"u8);
        return new ProvisioningFile(ProvisioningFile.Text, _buffer.Written);
    }

    private Utf8Buffer AppendAccountKey(int line, string key)
    {
        int start = _buffer.Length;
        _buffer.Append("SIP"u8).Append(line).Append(" "u8).Append(key);
        return _buffer.AppendSpaces(_keyWidth - (_buffer.Length - start)).Append(":"u8);
    }
}
