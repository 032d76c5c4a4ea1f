using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation;
using FluentValidation.Results;

namespace EndpointManager.Application.Devices;

/// <summary>A request that makes a device.</summary>
internal interface INewDevice
{
    /// <summary>The body of the request.</summary>
    DeviceFields Fields { get; }
}

/// <summary>What all requests that make a device check alike.</summary>
internal abstract class NewDeviceValidator<TRequest> : DeviceFieldsValidator<TRequest>
    where TRequest : INewDevice
{
    private readonly BrandCatalogue _catalogue;

    protected NewDeviceValidator(BrandCatalogue catalogue)
    {
        _catalogue = catalogue;
        RuleFor(command => command.Fields.UnknownMembers).Custom(NoUnknownMembers);
        RuleFor(command => command.Fields.Label).Custom(Required<Label>);
        RuleFor(command => command.Fields.Username).Custom(Required<SipUsername>);
        RuleFor(command => command.Fields.Password).Custom(Required<SipPassword>);
        RuleFor(command => command.Fields.ServerAddress).Custom(CheckServerAddress);
        RuleFor(command => command.Fields.Transport).Custom(CheckTransport);
    }

    /// <summary>Brand and model have to be a pair; the brand may be missing where the model's text holds both words.</summary>
    protected void CheckModel(DeviceFields fields, ValidationContext<TRequest> context)
    {
        if (fields.Model.Text is null)
        {
            context.AddFailure(new ValidationFailure("model", WhyNoText(fields.Model)));
        }

        if (fields.Brand.IsPresent && fields.Brand.Text is null)
        {
            context.AddFailure(new ValidationFailure("brand", WhyNoText(fields.Brand)));
            return;
        }

        ModelResolution resolution = _catalogue.Resolve(fields.Brand.Text, fields.Model.Text ?? "");
        CheckPair(fields.Model.Text is null ? resolution.WithoutModelError() : resolution, context);
    }
}
