using System.Diagnostics.CodeAnalysis;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Parses the text of one value.</summary>
internal delegate bool TextParser<T>(string text, [NotNullWhen(true)] out T? value);

/// <summary>One value.</summary>
/// <param name="expectation">What it must be, to follow the words "must be".</param>
/// <param name="types">Types it may have in the file.</param>
/// <param name="parser">Reads its text.</param>
internal sealed class ScalarKind<T>(string expectation, ValueTypes types, TextParser<T> parser) : Kind<T>
{
    public string Expectation => expectation;

    public override bool TryRead(RawValue raw, Complaints complaints, [NotNullWhen(true)] out T? value)
    {
        value = default;
        bool valid = (raw.Type & types) != 0 && parser(raw.Text, out value);
        if (!valid)
        {
            complaints.Add(raw.Origin, $"must be {expectation}" + (IsSecret ? "" : $", not {raw.Described}"));
        }

        return valid;
    }
}
