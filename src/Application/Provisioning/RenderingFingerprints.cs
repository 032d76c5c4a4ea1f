using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>
/// Tells whether phones of a model would get other files than before although nothing of theirs was edited: because of
/// another renderer, other data of the model, or other settings of the fleet.
/// </summary>
/// <remarks>
/// A fingerprint is the keyed tag of what the model's phones get for sample devices, so it says nothing of the secrets in
/// there. It is made when it is first asked for: at start the key may not be there yet.
/// </remarks>
public sealed class RenderingFingerprints(
    BrandCatalogue catalogue, BrandRenderers renderers, FleetSettings fleet, IContentTagger tagger)
{
    /// <summary>Longest fingerprint in characters, all of them letters, digits, <c>-</c> and <c>_</c>.</summary>
    public const int MaxLength = 22;

    // What decides how a device is written: each transport, and each kind of server address.
    private static readonly (Transport Transport, string Server)[] Samples =
    [
        (Transport.Udp, "192.0.2.1:5060"),
        (Transport.Tcp, "[2001:db8::1]:5062"),
        (Transport.Tls, "pbx.example:5061"),
    ];

    private readonly ConcurrentDictionary<PhoneModel, string> _made = new();

    /// <summary>The fingerprints of all models of the catalogue, each once.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    public IReadOnlyCollection<string> All =>
        [.. catalogue.Brands
            .SelectMany(brand => brand.Models.Select(model => Of(new PhoneModel(brand.Name, model.Name))))
            .Where(fingerprint => fingerprint.Length > 0)];

    /// <summary>
    /// The fingerprint of a model: equal on all instances of one version and configuration, and after a restart. Empty
    /// for a model that the catalogue does not know or that no files are rendered for, whose phones get nothing.
    /// </summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    public string Of(PhoneModel model) => _made.GetOrAdd(model, Make);

    private string Make(PhoneModel name)
    {
        if (catalogue.FindModel(name) is not { } model || renderers.Find(name.Brand) is not { } renderer)
        {
            return "";
        }

        ArrayBufferWriter<byte> content = new();
        // Models whose files are equal have fingerprints of their own, or the data of one could change unnoticed behind another's.
        Encoding.UTF8.GetBytes($"{name.Brand}\0{name.Name}\0", content);
        foreach ((Transport transport, string server) in Samples)
        {
            content.Write(renderer.RenderDeviceFile(SamplePhone.Of(model, transport, server), fleet).Content.Span);
        }

        string tag = tagger.TagOf(content.WrittenSpan).Trim('"');
        return tag[..Math.Min(tag.Length, MaxLength)];
    }
}
