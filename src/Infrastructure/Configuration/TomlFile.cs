using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads the file's keys; from a file that cannot be read or parsed there are none, and a complaint.</summary>
internal sealed class TomlFile(string path, Complaints complaints)
{
    // After a mistake the parser has lost its way, and most of what it finds next is an echo.
    private const int MaxSyntaxErrors = 10;

    public IEnumerable<TomlNode> Read() =>
        ReadText() is { } text && Parse(text) is { } document ? new TomlTree(path).Flatten(document) : [];

    private string? ReadText()
    {
        try
        {
            string? text = TextFile.Read(path, out int badLine);
            if (text is null)
            {
                complaints.Add(Origin.FileLine(path, badLine), "is not UTF-8 text");
            }

            return text;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (TextFile.IsUnreadable(e))
        {
            complaints.Add(Origin.File(path), "cannot be read; is it a file, and may the service read it?");
            return null;
        }
    }

    private DocumentSyntax? Parse(string text)
    {
        try
        {
            // The parser's own validation repeats values in its messages; TomlSource looks for duplicates instead.
            DocumentSyntax document = SyntaxParser.Parse(text, path, validate: false);
            ReportSyntaxErrors(document.Diagnostics);
            return document.HasErrors ? null : document;
        }
        catch (TomlException)
        {
            complaints.Add(Origin.File(path), "is nested too deeply");
            return null;
        }
        catch (ArgumentException)
        {
            // Tomlyn 2.10 trips over some backslashes at the very end instead of reporting them.
            complaints.Add(Origin.File(path), "is not valid TOML: unexpected end");
            return null;
        }
    }

    private void ReportSyntaxErrors(DiagnosticsBag diagnostics)
    {
        IEnumerable<DiagnosticMessage> firstOfEachLine = diagnostics.DistinctBy(message => message.Span.Start.Line);
        foreach (DiagnosticMessage message in firstOfEachLine.Take(MaxSyntaxErrors))
        {
            Origin origin = Origin.FileLine(path, message.Span.Start.Line + 1);
            complaints.Add(origin, $"is not valid TOML: {SyntaxProblem.Describe(message.Message)}");
        }
    }
}
