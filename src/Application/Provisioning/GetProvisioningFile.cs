using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using MediatR;

namespace EndpointManager.Application.Provisioning;

/// <summary>A phone asks for its configuration.</summary>
/// <param name="Path">The path below <c>/provision</c>, decoded, without what was shown to be let in.</param>
/// <param name="UserAgent">The User-Agent header, if it sent one.</param>
public sealed record GetProvisioningFileQuery(string Path, string? UserAgent) : IRequest<ProvisioningAnswer>
{
    /// <summary>Who asks; null when it cannot be known.</summary>
    public IPAddress? Source { get; init; }

    /// <summary>The token that was shown; null for none.</summary>
    public DeviceToken? Token { get; init; }
}

internal sealed class GetProvisioningFileHandler(
    PhoneIdentifier identifier, DeviceGate gate, PhoneFileFactory files, IContentTagger tagger)
    : IRequestHandler<GetProvisioningFileQuery, ProvisioningAnswer>
{
    public Task<ProvisioningAnswer> Handle(GetProvisioningFileQuery query, CancellationToken cancellationToken) =>
        identifier.Identify(query.Path, query.UserAgent) switch
        {
            RequestedFile.Common common => Task.FromResult(ProvisioningAnswer.Serve(
                FileOf(files.CommonFile(common.Brand, common.Model), ServedForm.Common, variesByUserAgent: false, device: null))),
            RequestedFile.Named named => ServeDeviceAsync(query, named.MacAddress, named.Pattern, null, cancellationToken),
            RequestedFile.ByUserAgent own => ServeDeviceAsync(query, own.MacAddress, null, null, cancellationToken),
            RequestedFile.Bare bare => ServeDeviceAsync(query, bare.MacAddress, null, query.UserAgent ?? "", cancellationToken),
            _ => Task.FromResult(ProvisioningAnswer.Refuse(RefusalReason.UnknownFile)),
        };

    // pattern: the kind of name asked for, if any; bareUserAgent: who asked the bare URL, or null if it was not that.
    private async Task<ProvisioningAnswer> ServeDeviceAsync(
        GetProvisioningFileQuery query, MacAddress mac, DeviceFilePattern? pattern, string? bareUserAgent, CancellationToken cancellationToken)
    {
        Admission admission = await gate.AdmitAsync(mac, query.Token, query.Source, cancellationToken);
        if (admission.Found is not { Device: var device })
        {
            return ProvisioningAnswer.Refuse(admission.Objection!.Value);
        }

        if (!files.Serves(device, pattern))
        {
            return ProvisioningAnswer.Refuse(files.Serves(device, null) ? RefusalReason.OtherBrand : RefusalReason.UnknownModel);
        }

        bool hasTwoForms = bareUserAgent is not null && files.HasDocumentedForm(device);
        bool documented = hasTwoForms && !bareUserAgent!.StartsWith(device.Model.Brand, StringComparison.OrdinalIgnoreCase);
        bool variesByUserAgent = hasTwoForms || (bareUserAgent is null && pattern is null);
        ServedForm form = !admission.IsWhole ? ServedForm.Stripped : documented ? ServedForm.Documented : ServedForm.Native;
        ProvisioningFile file = documented
            ? files.DocumentedForm(device, admission.IsWhole)
            : admission.IsWhole ? files.DeviceFile(admission.Found) : files.StrippedFile(device);
        return ProvisioningAnswer.Serve(FileOf(file, form, variesByUserAgent, device), admission.Objection);
    }

    private ServedFile FileOf(ProvisioningFile file, ServedForm form, bool variesByUserAgent, Device? device) => new(
        file,
        form,
        tagger.TagOf(file.Content.Span),
        variesByUserAgent,
        device is null ? null : new ServedRevision(device.Id, device.Model, device.Version));
}
