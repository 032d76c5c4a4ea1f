using EndpointManager.Application.Devices;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using MediatR;

namespace EndpointManager.Application.Provisioning;

/// <summary>A phone asks for its configuration.</summary>
/// <param name="Path">The path below <c>/provision</c>, decoded.</param>
/// <param name="UserAgent">The User-Agent header, if it sent one.</param>
public sealed record GetProvisioningFileQuery(string Path, string? UserAgent) : IRequest<ServedFile?>;

/// <summary>What a phone gets.</summary>
/// <param name="File">The file.</param>
/// <param name="EntityTag">Its entity tag, quotes included.</param>
/// <param name="VariesByUserAgent">Whether another User-Agent might have got another file at the same URL.</param>
public sealed record ServedFile(ProvisioningFile File, string EntityTag, bool VariesByUserAgent);

internal sealed class GetProvisioningFileHandler(
    PhoneIdentifier identifier, IDeviceReader devices, PhoneFileFactory files, IContentTagger tagger)
    : IRequestHandler<GetProvisioningFileQuery, ServedFile?>
{
    public Task<ServedFile?> Handle(GetProvisioningFileQuery query, CancellationToken cancellationToken) =>
        identifier.Identify(query.Path, query.UserAgent) switch
        {
            RequestedFile.Common common => Task.FromResult<ServedFile?>(Serve(files.CommonFile(common.Brand, common.Model), false)),
            RequestedFile.Named named => ServeDeviceAsync(named.MacAddress, named.Pattern, null, cancellationToken),
            RequestedFile.ByUserAgent own => ServeDeviceAsync(own.MacAddress, null, null, cancellationToken),
            RequestedFile.Bare bare => ServeDeviceAsync(bare.MacAddress, null, query.UserAgent ?? "", cancellationToken),
            _ => Task.FromResult<ServedFile?>(null),
        };

    // pattern: the kind of name asked for, if any; bareUserAgent: who asked the bare URL, or null if it was not that.
    private async Task<ServedFile?> ServeDeviceAsync(
        MacAddress mac, DeviceFilePattern? pattern, string? bareUserAgent, CancellationToken cancellationToken)
    {
        if (await devices.FindAsync(mac, cancellationToken) is not { } device || !files.Serves(device, pattern))
        {
            return null;
        }

        if (bareUserAgent is null)
        {
            return Serve(files.DeviceFile(device), pattern is null);
        }

        bool documented = files.HasDocumentedForm(device);
        bool isThePhone = bareUserAgent.StartsWith(device.Model.Brand, StringComparison.OrdinalIgnoreCase);
        return Serve(documented && !isThePhone ? files.DocumentedForm(device) : files.DeviceFile(device), documented);
    }

    private ServedFile Serve(ProvisioningFile file, bool variesByUserAgent) =>
        new(file, tagger.TagOf(file.Content.Span), variesByUserAgent);
}
