using CsCheck;
using EndpointManager.Api.Bulk;

namespace EndpointManager.UnitTests.Bulk;

public sealed class FormulaGuardTests
{
    // What matters here comes often enough to meet: apostrophes, and what begins a formula.
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char["'=+-@\t\r\n; ab"], Gen.Char).Array[0, 8].Select(chars => new string(chars));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49123", "'+49123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''+1", "'''+1")]
    [InlineData("'tis", "'tis")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    [InlineData("a=1", "a=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("=1;+2;b", "'=1;'+2;b")]
    [InlineData("a;'=1", "a;''=1")]
    [InlineData("a; =1", "a;' =1")]
    [InlineData("a;b", "a;b")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    public void A_text_that_would_run_gets_an_apostrophe_and_loses_it_again(string text, string cell)
    {
        FormulaGuard.Protect(text).Should().Be(cell);
        FormulaGuard.Restore(cell).Should().Be(text);
    }

    [Theory]
    [InlineData("+49123")]
    [InlineData("=secret")]
    [InlineData("'tis")]
    public void A_cell_that_somebody_typed_is_taken_as_it_is(string cell) => FormulaGuard.Restore(cell).Should().Be(cell);

    [Fact]
    public void Every_text_comes_back_as_it_was_and_none_begins_a_formula() => Texts.Sample(text =>
    {
        string cell = FormulaGuard.Protect(text);
        return FormulaGuard.Restore(cell) == text
            && cell.Split(';').All(part => part.TrimStart(' ') is "" or [not ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n'), ..]);
    });
}
