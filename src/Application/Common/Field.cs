namespace EndpointManager.Application.Common;

/// <summary>
/// A member of a request body as it came. Keeping absent, null and wrongly typed apart lets one validator name every
/// failing member at once, where a typed member would stop the reader at the first.
/// </summary>
public readonly struct Field : IEquatable<Field>
{
    private readonly FieldKind _kind;

    private Field(FieldKind kind, string? text)
    {
        _kind = kind;
        Text = text;
    }

    private enum FieldKind
    {
        Absent,
        Null,
        Text,
        WrongType,
    }

    /// <summary>The member was there and null.</summary>
    public static Field Null { get; } = new(FieldKind.Null, null);

    /// <summary>The member was there and no text: a number, an array, ...</summary>
    public static Field WrongType { get; } = new(FieldKind.WrongType, null);

    /// <summary>The text, if the member was one; else null.</summary>
    public string? Text { get; }

    /// <summary>Whether the member was there at all.</summary>
    public bool IsPresent => _kind != FieldKind.Absent;

    /// <summary>Whether the member was there and null.</summary>
    public bool IsNull => _kind == FieldKind.Null;

    /// <summary>Whether the member was there and neither text nor null.</summary>
    public bool IsWrongType => _kind == FieldKind.WrongType;

    /// <summary>The member was there and a text.</summary>
    public static Field Of(string text) => new(FieldKind.Text, text);

    public static bool operator ==(Field left, Field right) => left.Equals(right);

    public static bool operator !=(Field left, Field right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Field other) => _kind == other._kind && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Field other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_kind, Text);

    /// <summary>What kind of member it was; never its text, which may be a password.</summary>
    public override string ToString() => _kind.ToString();
}
