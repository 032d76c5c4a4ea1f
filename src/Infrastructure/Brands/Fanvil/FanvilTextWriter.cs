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
    private const int PlainKeyWidth = 19;

    private readonly Utf8Buffer _buffer;
    private readonly int _accountKeyWidth;
    private readonly FanvilExtras _extras;
    private readonly List<(FanvilParameter Parameter, string Value)> _pending;
    private string _module = "";
    private string _section = "";

    /// <summary>Begins a file that is to hold settings of so many lines, and the operator's parameters.</summary>
    public FanvilTextWriter(FanvilTextDialect dialect, int lines, FanvilExtras extras)
    {
        _buffer = new Utf8Buffer(FrameCapacity + (LineCapacity * lines));
        _accountKeyWidth = dialect.KeyWidth;
        _extras = extras;
        _pending = extras.Withheld ? [] : [.. extras.All];
        _buffer.Append("<<VOIP CONFIG FILE>>Version:"u8).Append(dialect.Version).Append("\n"u8);
    }

    /// <summary>Begins a module.</summary>
    public void BeginModule(string module)
    {
        EndModule();
        _module = module;
        _buffer.Append("\n<"u8).Append(module).Append(">\n"u8);
    }

    /// <summary>Begins a section of the module; an empty name is none.</summary>
    public void BeginSection(string section)
    {
        EndSection();
        _section = section;
        if (section.Length > 0)
        {
            int start = _buffer.Length;
            _buffer.Append("--"u8).Append(section).Append("--"u8);
            EndKey(start, PlainKeyWidth);
        }
    }

    /// <summary>Sets a parameter of an account.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Account(int line, string key, string value)
    {
        if (!LineText.CanCarry(value))
        {
            throw new UnwritableValueException($"SIP{line} {key}");
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

    /// <summary>Empties a parameter of an account.</summary>
    public void ClearAccount(int line, string key)
    {
        if (!IsReplaced(line, key))
        {
            AppendAccountKey(line, key).Append("\n"u8);
        }
    }

    /// <summary>Sets a parameter of the module.</summary>
    /// <exception cref="UnwritableValueException">The phone would read another value.</exception>
    public void Setting(string key, string value)
    {
        if (!LineText.CanCarry(value))
        {
            throw new UnwritableValueException(key);
        }

        if (!_extras.Replace(_module, _section, key))
        {
            AppendKey(key).Append(value).Append("\n"u8);
        }
    }

    /// <summary>Sets a number of the module.</summary>
    public void Setting(string key, int number)
    {
        if (!_extras.Replace(_module, _section, key))
        {
            AppendKey(key).Append(number).Append("\n"u8);
        }
    }

    /// <summary>Ends the file, the operator's other modules last.</summary>
    public ProvisioningFile ToFile()
    {
        EndModule();
        while (_pending.Count > 0)
        {
            BeginModule(_pending[0].Parameter.Module);
            EndModule();
        }

        _buffer.Append("\n<<END OF FILE>>\n"u8);
        return new ProvisioningFile(ProvisioningFile.Text, _buffer.Written);
    }

    private void EndModule()
    {
        EndSection();
        for (int at = NextInModule(); at >= 0; at = NextInModule())
        {
            BeginSection(_pending[at].Parameter.Section);
            EndSection();
        }

        _module = "";
    }

    private int NextInModule() => _pending.FindIndex(extra => extra.Parameter.IsIn(_module));

    // The operator's parameters of a section follow ours.
    private void EndSection()
    {
        for (int i = 0; i < _pending.Count; i++)
        {
            (FanvilParameter parameter, string value) = _pending[i];
            if (parameter.IsIn(_module, _section))
            {
                AppendKey(parameter.Key).Append(value).Append("\n"u8);
                _pending.RemoveAt(i--);
            }
        }

        _section = "";
    }

    private bool IsReplaced(int line, string key) => _extras.All.Count > 0 && _extras.Replace(_module, _section, $"SIP{line} {key}");

    private Utf8Buffer AppendKey(string key)
    {
        int start = _buffer.Length;
        _buffer.Append(key);
        return _buffer.AppendSpaces(PlainKeyWidth - (_buffer.Length - start)).Append(":"u8);
    }

    private void EndKey(int start, int width) => _buffer.AppendSpaces(width - (_buffer.Length - start)).Append(":\n"u8);

    private Utf8Buffer AppendAccountKey(int line, string key)
    {
        int start = _buffer.Length;
        _buffer.Append("SIP"u8).Append(line).Append(" "u8).Append(key);
        return _buffer.AppendSpaces(_accountKeyWidth - (_buffer.Length - start)).Append(":"u8);
    }
}
