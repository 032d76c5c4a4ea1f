using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>A list of values of one kind.</summary>
internal sealed class ListKind<T>(ScalarKind<T> item, int minimum) : Kind<IReadOnlyList<T>>
{
    public override bool TryRead(
        RawValue raw, Complaints complaints, [NotNullWhen(true)] out IReadOnlyList<T>? value)
    {
        value = null;
        if (!raw.Type.HasFlag(ValueTypes.List))
        {
            complaints.Add(raw.Origin, $"must be a list, not {raw.Described}; each item is {item.Expectation}");
        }
        else if (raw.Items.Count < minimum)
        {
            complaints.Add(raw.Origin, "must have at least one item");
        }
        else
        {
            value = ReadItems(raw.Items, complaints);
        }

        return value is not null;
    }

    // Not stopped by the first wrong item: the operator is to see them all.
    private List<T>? ReadItems(IReadOnlyList<RawValue> items, Complaints complaints)
    {
        var values = new List<T>();
        foreach (RawValue raw in items)
        {
            if (item.TryRead(raw, complaints, out T? value))
            {
                values.Add(value);
            }
        }

        return values.Count == items.Count ? values : null;
    }
}
