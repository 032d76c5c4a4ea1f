using System.Buffers;
using EndpointManager.Application.Provisioning;
using EndpointManager.Infrastructure.Brands.Syntax;

namespace EndpointManager.Infrastructure.Brands.Yealink;

/// <summary>
/// An operator's own parameters for Yealink phones, as <c>account.1.subscribe_mwi = 1</c>. Where one is written by the
/// service too, the phone sees the operator's alone.
/// </summary>
internal sealed class YealinkExtras
{
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly HashSet<string> _identities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the parameters of one file.</summary>
    /// <param name="parameters">The parameters in the operator's order.</param>
    /// <param name="withheld">Whether the file comes without them; they still take the place of what they replace.</param>
    /// <exception cref="RefusedParameterException">One of them is no parameter, or the device's own.</exception>
    public YealinkExtras(IReadOnlyList<KeyValuePair<string, string>> parameters, bool withheld = false)
    {
        foreach ((string key, string value) in parameters)
        {
            Check(key, value);
            _identities.Add(IdentityOf(key, value));
        }

        Written = withheld ? [] : parameters;
    }

    /// <summary>The parameters to write, in the operator's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Written { get; }

    /// <summary>Whether any parameter is there; asked first, for with none no key needs to be put together.</summary>
    public bool Any => _identities.Count > 0;

    /// <summary>Whether one of them takes the place of this parameter.</summary>
    public bool Replace(string key, string value = "") => _identities.Contains(IdentityOf(key, value));

    // Each user's password is a line of its own under one and the same key: "admin:...", "user:...".
    private static string IdentityOf(string key, string value) =>
        key.EndsWith(YealinkDialect.UserPassword, StringComparison.OrdinalIgnoreCase)
            ? $"{key} {value.Split(':')[0]}"
            : key;

    private static void Check(string key, string value)
    {
        if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new RefusedParameterException("must be a Yealink parameter of letters, digits, dots, _ and -");
        }

        if (YealinkDialect.IsOfTheDevice(key))
        {
            throw new RefusedParameterException("must not be set: it is written from each device's own record");
        }

        // An empty value leaves the phone's old one in place; the token to reset it is the operator's to use.
        if (!LineText.CanCarry(value))
        {
            throw new RefusedParameterException("must not be empty (%NULL% resets a parameter) and fit one line without spaces at its ends");
        }
    }
}
