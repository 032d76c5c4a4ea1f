using System.Buffers;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula (CWE-1236): a text that begins with <c>= + - @</c>, a tab or a line
/// break gets an apostrophe in front. So does a text that begins with apostrophes and then one of these, and taking away one
/// apostrophe from what begins so is then exactly the inverse: every text comes back as it was.
/// </summary>
internal static class FormulaGuard
{
    private const char Apostrophe = '\'';

    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n");

    /// <summary>The text as it stands in a cell.</summary>
    public static string Protect(string text) => StartsFormula(text) ? Apostrophe + text : text;

    /// <summary>The text of a cell. What was typed without the apostrophe is taken as it is.</summary>
    public static string Restore(string cell) => cell.Length > 0 && cell[0] == Apostrophe && StartsFormula(cell.AsSpan(1)) ? cell[1..] : cell;

    private static bool StartsFormula(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.TrimStart(Apostrophe);
        return rest.Length > 0 && FormulaStarts.Contains(rest[0]);
    }
}
