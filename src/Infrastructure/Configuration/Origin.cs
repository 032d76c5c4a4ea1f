namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Where a value comes from, as shown in front of an error, and its line to sort by.</summary>
internal sealed record Origin(string Place, int Line)
{
    public static Origin File(string path) => new(path, 0);

    public static Origin FileLine(string path, int line) => new($"{path}:{line}", line);

    public static Origin Key(string path, int line, string key) => new($"{path}:{line}: {Shown.Escape(key)}", line);

    public static Origin Variable(string name) => new(Shown.Escape(name), int.MaxValue);
}
