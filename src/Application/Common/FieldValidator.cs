using System.Globalization;
using System.Text.Json;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using FluentValidation.Results;

namespace EndpointManager.Application.Common;

/// <summary>Checks shared by the validators of request bodies. Failures carry the JSON name of the member.</summary>
internal abstract class FieldValidator<TRequest> : AbstractValidator<TRequest>
{
    private const int MaxShownNameLength = 64;

    /// <summary>No member may be one that the operation does not know.</summary>
    protected static void NoUnknownMembers(IReadOnlyCollection<string> names, ValidationContext<TRequest> context)
    {
        foreach (string name in names)
        {
            context.AddFailure(new ValidationFailure(Shown(name), "Unknown field."));
        }
    }

    /// <summary>The member has to be there and parse.</summary>
    protected static void Required<TValue>(Field field, ValidationContext<TRequest> context)
        where TValue : class, IParsedValue<TValue>
    {
        if (RequireText(field, context) is { } text)
        {
            Parse<TValue>(text, context);
        }
    }

    /// <summary>The member may be left out; if it is there, it has to parse.</summary>
    protected static void Optional<TValue>(Field field, ValidationContext<TRequest> context)
        where TValue : class, IParsedValue<TValue>
    {
        if (field.IsPresent)
        {
            Required<TValue>(field, context);
        }
    }

    /// <summary>The MAC address in the request's path has to parse.</summary>
    protected static void CheckMacInPath(string mac, ValidationContext<TRequest> context) => Parse<MacAddress>(mac, context);

    /// <summary>A query parameter may be left out; if it is there, it has to be a whole number from 1 to a bound.</summary>
    protected static void CheckNumber(string? text, int max, ValidationContext<TRequest> context)
    {
        if (!PageNumber.TryParse(text, 1, max, out _))
        {
            Fail(context, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from 1 to {max}."));
        }
    }

    /// <summary>The text of a member that has to be there, or null after noting why there is none.</summary>
    protected static string? RequireText(Field field, ValidationContext<TRequest> context)
    {
        if (field.Text is null)
        {
            Fail(context, WhyNoText(field));
        }

        return field.Text;
    }

    /// <summary>Why a member is no text.</summary>
    protected static string WhyNoText(Field field) =>
        !field.IsPresent ? "Required." : field.IsNull ? "Must not be null." : "Must be a text.";

    /// <summary>Notes a failure of the member that is being checked.</summary>
    protected static void Fail(ValidationContext<TRequest> context, string message)
    {
        string member = context.PropertyPath[(context.PropertyPath.LastIndexOf('.') + 1)..];
        context.AddFailure(new ValidationFailure(JsonNamingPolicy.CamelCase.ConvertName(member), message));
    }

    private static void Parse<TValue>(string text, ValidationContext<TRequest> context)
        where TValue : class, IParsedValue<TValue>
    {
        if (!TValue.TryParse(text, out _, out string? error))
        {
            Fail(context, error);
        }
    }

    // Never half a surrogate pair: JSON would show U+FFFD, a character that nobody sent.
    private static string Shown(string name)
    {
        int length = Math.Min(name.Length, MaxShownNameLength);
        return length < name.Length && char.IsHighSurrogate(name[length - 1]) ? name[..(length - 1)] : name[..length];
    }
}
