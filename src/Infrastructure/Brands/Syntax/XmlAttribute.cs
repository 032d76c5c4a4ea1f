namespace EndpointManager.Infrastructure.Brands.Syntax;

/// <summary>An attribute of an element.</summary>
/// <param name="Name">Its name, an XML name.</param>
/// <param name="Value">Its value; written escaped.</param>
internal readonly record struct XmlAttribute(string Name, string Value);
