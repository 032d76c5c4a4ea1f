namespace EndpointManager.Infrastructure.Brands;

/// <summary>The catalogue data of a brand cannot be used. The message is for the person who wrote the file.</summary>
internal sealed class BrandFileException(string file, int line, string reason)
    : Exception($"{file}, line {line}: {reason}")
{
    /// <summary>Line where the fault is, counted from 1.</summary>
    public int Line => line;

    /// <summary>What is wrong there.</summary>
    public string Reason => reason;
}
