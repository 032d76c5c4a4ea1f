using System.Buffers;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>The kinds of value that a bulk insert takes, each with its one .NET type; a null fits all.</summary>
internal enum BulkType
{
    /// <summary><see cref="string"/>, in a text column of any length.</summary>
    Text,

    /// <summary><see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="DateTime"/> of kind <see cref="DateTimeKind.Utc"/>.</summary>
    Timestamp,
}

/// <summary>A column that a bulk insert fills.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">What its values are.</param>
internal readonly record struct BulkColumn(string Name, BulkType Type);

/// <summary>A table of the service's own that a bulk insert fills. Its SQL is made of the names given here and of nothing else.</summary>
internal sealed class BulkTable
{
    // What needs no quoting on any engine.
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Names a table and the columns that a row gives a value for, in the order of its values.</summary>
    /// <exception cref="ArgumentException">A name is not made of lower-case letters, digits and underscores.</exception>
    public BulkTable(string name, params BulkColumn[] columns)
    {
        if (columns.Select(column => column.Name).Append(name).FirstOrDefault(IsForeign) is { } foreign)
        {
            throw new ArgumentException($"'{foreign}' is not the name of a table or column of this service.");
        }

        Columns = columns;
        Target = $"{name} ({string.Join(", ", columns.Select(column => column.Name))})";
    }

    /// <summary>The columns, in the order of a row's values.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>Table and columns as SQL: <c>table (column, column)</c>.</summary>
    public string Target { get; }

    private static bool IsForeign(string name) => name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters);
}
