namespace EndpointManager.Application.Dhcp;

/// <summary>Writes the configuration of one DHCP server. One implementation per server, and the only place that knows its quoting.</summary>
/// <remarks>
/// A URL may hold every character that RFC 3986 allows in one, among them <c>' $ % , ; &amp; * ( ) [ ]</c>; phones get it
/// unchanged. Other clients than the classes' get neither option.
/// </remarks>
internal interface IDhcpSnippetWriter
{
    /// <summary>The server, as the API names it.</summary>
    string Server { get; }

    /// <summary>What whoever puts the snippet in has to know.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>The snippet, with a line feed after every line.</summary>
    string Write(IReadOnlyList<PhoneClass> classes);
}
