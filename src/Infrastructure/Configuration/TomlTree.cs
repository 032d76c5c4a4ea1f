using Tomlyn.Syntax;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Turns the parsed tree into a flat list: sections, dotted keys and inline tables all spell the same paths.</summary>
internal sealed class TomlTree(string file)
{
    public IEnumerable<TomlNode> Flatten(DocumentSyntax document) =>
        document.KeyValues.SelectMany(pair => Flatten([], pair)).Concat(document.Tables.SelectMany(Flatten));

    private IEnumerable<TomlNode> Flatten(TableSyntaxBase table)
    {
        IReadOnlyList<string> path = Names(table.Name);
        return table.Items
            .SelectMany(pair => Flatten(path, pair))
            .Prepend(Section(path, table, table is TableArraySyntax));
    }

    private IEnumerable<TomlNode> Flatten(IReadOnlyList<string> parent, KeyValueSyntax pair)
    {
        IReadOnlyList<string> path = [.. parent, .. Names(pair.Key)];
        return pair.Value is InlineTableSyntax table
            ? table.Items
                .Select(item => item.KeyValue)
                .OfType<KeyValueSyntax>()
                .SelectMany(inner => Flatten(path, inner))
                .Prepend(Section(path, pair))
            : [new TomlNode(path, OriginOf(path, pair), TomlValue.Read(pair.Value, node => OriginOf(path, node)), false)];
    }

    private TomlNode Section(IReadOnlyList<string> path, SyntaxNode node, bool isArray = false) =>
        new(path, OriginOf(path, node), null, isArray);

    private Origin OriginOf(IReadOnlyList<string> path, SyntaxNode node) =>
        Origin.Key(file, node.Span.Start.Line + 1, TomlNode.KeyOf(path));

    private static IReadOnlyList<string> Names(KeySyntax? key) =>
        key is null ? [] : [Name(key.Key), .. key.DotKeys.Select(item => Name(item.Key))];

    private static string Name(BareKeyOrStringValueSyntax? key) => key switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => "",
    };
}
