namespace EndpointManager.Domain.Brands;

/// <summary>Finds models by what phones call themselves: letters and digits count, case and separators do not.</summary>
internal sealed class ModelTokens
{
    private const int MaxLength = 64;

    private readonly Dictionary<string, Model> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Model>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public ModelTokens(IReadOnlyList<Model> models)
    {
        foreach (Model model in models)
        {
            Add(model.UserAgentToken, model);
        }

        // What a phone is known to say outweighs what another model is called.
        foreach (Model model in models)
        {
            Add(model.Name, model);
        }

        _lookup = _models.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The model of the text, or of the words it begins with: firmware adds words such as "Pro" to a known name.</summary>
    public Model? Find(ReadOnlySpan<char> reported)
    {
        Span<char> key = stackalloc char[MaxLength];
        while (!reported.IsEmpty)
        {
            if (TryNormalise(reported, key, out int length) && _lookup.TryGetValue(key[..length], out Model? model))
            {
                return model;
            }

            int lastWord = reported.LastIndexOf(' ');
            reported = lastWord < 0 ? default : reported[..lastWord].TrimEnd(' ');
        }

        return null;
    }

    private void Add(string token, Model model)
    {
        Span<char> key = stackalloc char[MaxLength];
        if (TryNormalise(token, key, out int length))
        {
            _models.TryAdd(new string(key[..length]), model);
        }
    }

    private static bool TryNormalise(ReadOnlySpan<char> text, Span<char> key, out int length)
    {
        length = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                continue;
            }

            if (length == key.Length)
            {
                return false;
            }

            key[length++] = char.ToUpperInvariant(c);
        }

        return length > 0;
    }
}
