using EndpointManager.Application.Common;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation;
using FluentValidation.Results;

namespace EndpointManager.Application.Devices;

/// <summary>What add and edit check alike.</summary>
internal abstract class DeviceFieldsValidator<TRequest> : FieldValidator<TRequest>
{
    /// <summary>A transport may be left out or null, which both mean the default.</summary>
    protected static void CheckTransport(Field field, ValidationContext<TRequest> context)
    {
        if (field.IsWrongType || (field.Text is { } name && !Transports.TryParse(name, out _)))
        {
            Fail(context, $"Must be one of: {string.Join(", ", Transports.Names)}.");
        }
    }

    /// <summary>A server address has to parse; its port does not depend on the transport once it is there.</summary>
    protected static void CheckServerAddress(Field field, ValidationContext<TRequest> context)
    {
        if (RequireText(field, context) is { } text && !ServerAddress.TryParse(text, default, out _, out string? error))
        {
            Fail(context, error);
        }
    }

    /// <summary>Notes which half of a pair of brand and model is wrong, if one is.</summary>
    protected static void CheckPair(ModelResolution resolution, ValidationContext<TRequest> context)
    {
        if (resolution.BrandError is { } brandError)
        {
            context.AddFailure(new ValidationFailure("brand", brandError));
        }

        if (resolution.ModelError is { } modelError)
        {
            context.AddFailure(new ValidationFailure("model", modelError));
        }
    }
}
