using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Brands;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Dhcp;

/// <summary>Writes the configuration that makes a DHCP server send phones here.</summary>
public sealed record GetDhcpSnippetQuery : IRequest<DhcpSnippetResponse>
{
    /// <summary>The DHCP server: one of <see cref="DhcpServers.Names"/>.</summary>
    public string? Server { get; init; }
}

/// <summary>Configuration of a DHCP server.</summary>
public sealed record DhcpSnippetResponse
{
    /// <summary>The DHCP server that it is for.</summary>
    /// <example>dnsmasq</example>
    public required string Server { get; init; }

    /// <summary>
    /// The configured URL; a brand's phones get it with their own addition. In the access mode <c>shared</c> with the key,
    /// for callers who may change devices.
    /// </summary>
    /// <example>http://203.0.113.10:8080/provision</example>
    public required string Url { get; init; }

    /// <summary>The configuration, in the server's own language.</summary>
    /// <example>dhcp-mac=set:yealink,80:5e:c0:*:*:*</example>
    public required string Snippet { get; init; }

    /// <summary>What to know before putting it in.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

internal sealed class GetDhcpSnippetValidator : FieldValidator<GetDhcpSnippetQuery>
{
    public GetDhcpSnippetValidator() => RuleFor(query => query.Server).Custom((server, context) =>
    {
        if (!DhcpServers.TryFind(server, out _))
        {
            Fail(context, $"Must be one of: {string.Join(", ", DhcpServers.Names)}.");
        }
    });
}

internal sealed class GetDhcpSnippetHandler(ServiceSettings settings, BrandCatalogue catalogue, DeviceUrls urls)
    : IRequestHandler<GetDhcpSnippetQuery, DhcpSnippetResponse>
{
    // RFC 2132, section 2: the length of an option is one octet.
    private const int MaxOptionLength = 255;

    public Task<DhcpSnippetResponse> Handle(GetDhcpSnippetQuery query, CancellationToken cancellationToken)
    {
        if (!DhcpServers.TryFind(query.Server, out IDhcpSnippetWriter? writer))
        {
            throw new InvalidOperationException("The server was not validated.");
        }

        List<PhoneClass> classes = [.. catalogue.Brands.Where(brand => brand.Rendered).Select(ClassOf)];
        return Task.FromResult(new DhcpSnippetResponse
        {
            Server = writer.Server,
            Url = urls.Base,
            Snippet = writer.Write(classes),
            Notes = [.. NotesOn(classes), .. writer.Notes],
        });
    }

    private PhoneClass ClassOf(Brand brand) => new()
    {
        Brand = brand.Name,
        MacPrefixes = brand.MacPrefixes,
        VendorClass = brand.VendorClass,
        Url = brand.DhcpFile is null ? urls.Base : $"{urls.Base}/{brand.DhcpFile.TrimStart('/')}",
    };

    private string? NoteOnAccess() => settings.Provisioning.Access switch
    {
        AccessMode.Shared when urls.Base == settings.ProvisionUrlBase =>
            "The URL is without the shared key, which callers see who may change devices: phones that get this one need user name and key by other means.",
        AccessMode.Shared =>
            "The URL holds the shared key: whoever can ask the DHCP server of that network learns it.",
        AccessMode.Token =>
            "The URL holds no token: a phone that comes by it gets its secrets, and a URL of its own, only while its device is armed.",
        _ => null,
    };

    private IEnumerable<string> NotesOn(List<PhoneClass> classes)
    {
        var url = new Uri(settings.ProvisionUrlBase);
        if (url.IsLoopback || url.Host is "0.0.0.0" or "[::]")
        {
            yield return $"No phone can reach {settings.ProvisionUrlBase}: set provision_url_base to an address in the phones' network.";
        }

        if (classes.Exists(phones => phones.Url.Length > MaxOptionLength))
        {
            yield return $"The URL is longer than the {MaxOptionLength} characters that a DHCP option holds: set a shorter provision_url_base.";
        }

        if (NoteOnAccess() is { } note)
        {
            yield return note;
        }

        yield return "Phones are known by the first half of their MAC address or by their vendor class; others get no URL. "
            + "Vendors get new address blocks every year: add a missing one as it is done for the others.";
    }
}
