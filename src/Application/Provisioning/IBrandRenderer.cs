using EndpointManager.Domain.Brands;

namespace EndpointManager.Application.Provisioning;

/// <summary>Writes the files of one brand's phones. One implementation per brand.</summary>
/// <remarks>
/// Pure: the same input gives the same bytes, with no clock, randomness, file or network. Whatever a value holds, it
/// adds no setting of its own; a value that the syntax cannot carry is an <see cref="UnwritableValueException"/>, never a
/// file that lacks it. Of the fleet's settings those are written that the dialect has a parameter for; all are tried at
/// start, so that what cannot be written ends the start. Where <see cref="PhoneConfiguration.WithholdsSecrets"/>, the file is the
/// whole one less the lines of its secrets, which are left out and never emptied: a phone keeps what a file does not mention.
/// An operator's own parameter that is none, or that is written from
/// the device's record, is a <see cref="RefusedParameterException"/>.
/// </remarks>
public interface IBrandRenderer
{
    /// <summary>Name of the brand in the catalogue.</summary>
    string Brand { get; }

    /// <summary>The dialects it writes; the catalogue may name no others for this brand.</summary>
    IReadOnlyCollection<string> Dialects { get; }

    /// <summary>How many lines it can write in a dialect; the catalogue may give no model of it more.</summary>
    int MaxLinesOf(string dialect) => Model.MaxLines;

    /// <summary>
    /// Whether a bare <c>/provision/{mac}</c> answers with a documented form that the brand's phones do not read.
    /// </summary>
    bool HasDocumentedForm => false;

    /// <summary>Whether the brand's phones can be told of a time zone; if not, their files do not mention it.</summary>
    bool CanTell(PhoneTimeZone zone) => true;

    /// <summary>The file that the phone's firmware reads.</summary>
    ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet);

    /// <summary>The documented form; called only if <see cref="HasDocumentedForm"/>.</summary>
    ProvisioningFile RenderDocumentedForm(PhoneConfiguration phone) =>
        throw new NotSupportedException($"The files of {Brand} have one form.");

    /// <summary>The file that all phones of a model ask for: nothing of one device, never a secret.</summary>
    ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet);
}
