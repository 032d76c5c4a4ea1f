namespace EndpointManager.Application.Provisioning;

/// <summary>One file as a phone receives it.</summary>
/// <param name="ContentType">Value of the Content-Type header.</param>
/// <param name="Content">The bytes of the body.</param>
public sealed record ProvisioningFile(string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>Content type of every text dialect.</summary>
    public const string Text = "text/plain; charset=utf-8";

    /// <summary>Content type of every XML dialect.</summary>
    public const string Xml = "application/xml; charset=utf-8";

    /// <summary>Size and type; never the content, which holds a password.</summary>
    public override string ToString() => $"{ContentType}, {Content.Length} bytes";
}
