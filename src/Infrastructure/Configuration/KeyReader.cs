using System.Diagnostics.CodeAnalysis;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads keys from the file and the environment, which wins, and remembers which keys there are.</summary>
internal sealed class KeyReader(TomlSource file, EnvironmentSource environment, Complaints complaints)
{
    private readonly List<string> _keys = [];
    private readonly HashSet<string> _sections = new(StringComparer.Ordinal);

    /// <summary>Every key that was asked for, in that order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    [return: NotNullIfNotNull(nameof(fallback))]
    public T? Read<T>(string key, Kind<T> kind, T? fallback)
    {
        Remember(key);

        // Both are checked: a wrong value in the file is a mistake even where the environment hides it today.
        T? value = ReadOr(fallback, file.Find(key), kind);
        return ReadOr(value, environment.Find(key, kind.IsSecret), kind)!;
    }

    /// <summary>Reads the password in the file that a key names, if it names one; the key is one of those read before.</summary>
    public AdminPassword? ReadPasswordIn(string key) =>
        (environment.Find(key, isSecret: false) ?? file.Find(key)) is { Text.Length: > 0 } path
            && Kinds.Text.TryRead(path, complaints: new Complaints(), out _)
            ? new PasswordFile(complaints).Read(path)
            : null;

    /// <summary>Reads the operator's own parameters: those for device files, those for common files.</summary>
    public ExtraSections ReadExtra(string section)
    {
        _sections.Add(section);
        return new ExtraParameters(section, complaints).Read(file.TakeSection(section));
    }

    /// <summary>Complains about a key whose value, good by itself, does not go with others; the key is one of those read before.</summary>
    public void Require(bool holds, string key, string problem)
    {
        if (!holds && (environment.Find(key, isSecret: false) ?? file.Find(key)) is { } raw)
        {
            complaints.Add(raw.Origin, problem);
        }
    }

    public void ReportUnknown()
    {
        file.ReportUnknown(_keys, _sections);
        environment.ReportUnknown();
    }

    private void Remember(string key)
    {
        _keys.Add(key);
        if (key.LastIndexOf('.') is > 0 and int end)
        {
            _sections.Add(key[..end]);
        }
    }

    private T? ReadOr<T>(T? fallback, RawValue? raw, Kind<T> kind) =>
        raw is not null && kind.TryRead(raw, complaints, out T? value) ? value : fallback;
}
