using System.Buffers;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula (CWE-1236): a text that begins with <c>= + - @</c>, one of their full-width
/// forms, a tab or a line break gets an apostrophe in front. So does what follows a semicolon, where a spreadsheet of many a
/// country begins another cell, quoted or not.
/// </summary>
/// <remarks>
/// A text that begins with apostrophes or spaces and then one of these gets one too, and taking away one apostrophe from what
/// begins so is then exactly the inverse: every text comes back as it was.
/// </remarks>
internal static class FormulaGuard
{
    private const char Apostrophe = '\'';
    private const char Separator = ';';

    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n");

    /// <summary>The text as it stands in a cell.</summary>
    public static string Protect(string text) =>
        text.AsSpan().ContainsAny(FormulaStarts) ? ByPart(text, part => StartsFormula(part) ? $"{Apostrophe}{part}" : part) : text;

    /// <summary>The text of a cell. What was typed without the apostrophe is taken as it is.</summary>
    public static string Restore(string cell) =>
        cell.Contains(Apostrophe, StringComparison.Ordinal)
            ? ByPart(cell, part => part.StartsWith(Apostrophe) && StartsFormula(part[1..]) ? part[1..] : part)
            : cell;

    private static string ByPart(string text, Func<string, string> change) =>
        string.Join(Separator, text.Split(Separator).Select(change));

    private static bool StartsFormula(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart("' ");
        return rest.Length > 0 && FormulaStarts.Contains(rest[0]);
    }
}
