using System.Globalization;
using Tomlyn.Syntax;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Turns a value of the parsed tree into a raw one.</summary>
internal static class TomlValue
{
    public static RawValue? Read(ValueSyntax? value, Func<ValueSyntax, Origin> originOf) => value switch
    {
        null => null,
        StringValueSyntax text => new RawValue(originOf(value), ValueTypes.Text, text.Value ?? "", []),
        IntegerValueSyntax whole => new RawValue(originOf(value), ValueTypes.Whole, Invariant(whole.Value), []),
        FloatValueSyntax fraction => new RawValue(originOf(value), ValueTypes.Fraction, AsWritten(fraction), []),
        BooleanValueSyntax truth =>
            new RawValue(originOf(value), ValueTypes.Truth, truth.Value ? "true" : "false", []),
        ArraySyntax list => new RawValue(originOf(value), ValueTypes.List, "a list", ReadItems(list, originOf)),
        InlineTableSyntax => new RawValue(originOf(value), ValueTypes.Other, "a table", []),
        _ => new RawValue(originOf(value), ValueTypes.Other, "a date or time", []),
    };

    private static List<RawValue> ReadItems(ArraySyntax list, Func<ValueSyntax, Origin> originOf) =>
        [.. list.Items.Select(item => Read(item.Value, originOf)).OfType<RawValue>()];

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    // To a phone, whose own parameters may be written here, 5.0 need not be the same as 5.
    private static string AsWritten(FloatValueSyntax fraction) =>
        (fraction.Token?.Text ?? "").Replace("_", "", StringComparison.Ordinal);
}
