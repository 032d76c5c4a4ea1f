using EndpointManager.Application.Devices;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using MediatR;

namespace EndpointManager.Application.Provisioning;

/// <summary>A phone asks for its configuration.</summary>
/// <param name="Path">The path below <c>/provision</c>, decoded.</param>
/// <param name="UserAgent">The User-Agent header, if it sent one.</param>
public sealed record GetProvisioningFileQuery(string Path, string? UserAgent) : IRequest<ProvisioningAnswer>;

internal sealed class GetProvisioningFileHandler(
    PhoneIdentifier identifier, IDeviceReader devices, PhoneFileFactory files, IContentTagger tagger)
    : IRequestHandler<GetProvisioningFileQuery, ProvisioningAnswer>
{
    public Task<ProvisioningAnswer> Handle(GetProvisioningFileQuery query, CancellationToken cancellationToken) =>
        identifier.Identify(query.Path, query.UserAgent) switch
        {
            RequestedFile.Common common => Task.FromResult(
                Serve(files.CommonFile(common.Brand, common.Model), ServedForm.Common, variesByUserAgent: false, device: null)),
            RequestedFile.Named named => ServeDeviceAsync(named.MacAddress, named.Pattern, null, cancellationToken),
            RequestedFile.ByUserAgent own => ServeDeviceAsync(own.MacAddress, null, null, cancellationToken),
            RequestedFile.Bare bare => ServeDeviceAsync(bare.MacAddress, null, query.UserAgent ?? "", cancellationToken),
            _ => Task.FromResult(ProvisioningAnswer.Refuse(RefusalReason.UnknownFile)),
        };

    // pattern: the kind of name asked for, if any; bareUserAgent: who asked the bare URL, or null if it was not that.
    private async Task<ProvisioningAnswer> ServeDeviceAsync(
        MacAddress mac, DeviceFilePattern? pattern, string? bareUserAgent, CancellationToken cancellationToken)
    {
        if (await devices.FindAsync(mac, cancellationToken) is not { } device)
        {
            return ProvisioningAnswer.Refuse(RefusalReason.UnknownDevice);
        }

        if (!files.Serves(device, pattern))
        {
            return ProvisioningAnswer.Refuse(files.Serves(device, null) ? RefusalReason.OtherBrand : RefusalReason.UnknownModel);
        }

        bool hasTwoForms = bareUserAgent is not null && files.HasDocumentedForm(device);
        return hasTwoForms && !bareUserAgent!.StartsWith(device.Model.Brand, StringComparison.OrdinalIgnoreCase)
            ? Serve(files.DocumentedForm(device), ServedForm.Documented, variesByUserAgent: true, device)
            : Serve(files.DeviceFile(device), ServedForm.Native, hasTwoForms || (bareUserAgent is null && pattern is null), device);
    }

    private ProvisioningAnswer Serve(ProvisioningFile file, ServedForm form, bool variesByUserAgent, Device? device) =>
        ProvisioningAnswer.Serve(new ServedFile(
            file,
            form,
            tagger.TagOf(file.Content.Span),
            variesByUserAgent,
            device is null ? null : new ServedRevision(device.Id, device.Model, device.Version)));
}
