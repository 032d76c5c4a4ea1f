using EndpointManager.Application.Provisioning;

namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>
/// An operator's own parameters for a brand of XML files. Where one is written by the service too, the phone sees the
/// operator's alone.
/// </summary>
internal sealed class XmlExtras
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes the parameters of one file.</summary>
    /// <param name="parameters">The parameters in the operator's order.</param>
    /// <param name="isOfTheDevice">Whether a parameter is written from each device's own record.</param>
    /// <param name="withheld">Whether the file comes without them; they still take the place of what they replace.</param>
    /// <exception cref="RefusedParameterException">One of them is the device's own.</exception>
    public XmlExtras(IReadOnlyList<KeyValuePair<string, string>> parameters, Func<string, bool> isOfTheDevice, bool withheld = false)
    {
        foreach ((string name, _) in parameters)
        {
            if (isOfTheDevice(name))
            {
                throw new RefusedParameterException("must not be set: it is written from each device's own record");
            }

            _names.Add(name);
        }

        Written = withheld ? [] : parameters;
    }

    /// <summary>The parameters to write, in the operator's order; an empty value empties a parameter.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Written { get; }

    /// <summary>Whether any parameter is there; asked first, for with none no name needs to be put together.</summary>
    public bool Any => _names.Count > 0;

    /// <summary>Whether one of them takes the place of this parameter.</summary>
    public bool Replace(string name) => _names.Contains(name);
}
