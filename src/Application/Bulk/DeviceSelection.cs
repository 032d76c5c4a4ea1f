using System.Globalization;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using FluentValidation;
using FluentValidation.Results;

namespace EndpointManager.Application.Bulk;

/// <summary>Which devices: those that are named, or those that a filter fits.</summary>
public sealed record DeviceSelection
{
    /// <summary>Most MAC addresses at once.</summary>
    public const int MaxMacAddresses = 10_000;

    /// <summary>MAC addresses in any writing; null where a filter is given. A member that is no text is null.</summary>
    public IReadOnlyList<string?>? MacAddresses { get; init; }

    /// <summary>Which devices; null where MAC addresses are given. Without any member it fits all.</summary>
    public ListDevicesQuery? Filter { get; init; }

    /// <summary>What is wrong with the body before its values are looked at, by the name of the member.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Faults { get; init; } = [];
}

internal sealed class DeviceSelectionValidator : FieldValidator<DeviceSelection>
{
    private const int MaxFailures = 100;

    public DeviceSelectionValidator()
    {
        RuleFor(selection => selection.Faults).Custom(CheckFaults);
        RuleFor(selection => selection).Custom(CheckChoice).When(selection => selection.Faults.Count == 0);
        RuleFor(selection => selection.MacAddresses!).Custom(CheckMacAddresses).When(selection => selection.MacAddresses is not null);
        RuleFor(selection => selection.Filter!).SetValidator(new ListDevicesValidator()).When(selection => selection.Filter is not null);
    }

    /// <summary>Passes on what was wrong with the body.</summary>
    public static void CheckFaults<TRequest>(IReadOnlyList<KeyValuePair<string, string>> faults, ValidationContext<TRequest> context)
    {
        foreach ((string member, string message) in faults)
        {
            context.AddFailure(new ValidationFailure(member, message));
        }
    }

    /// <summary>Each has to be a MAC address, and there must be neither none nor too many.</summary>
    public static void CheckMacAddresses<TRequest>(IReadOnlyList<string?> texts, ValidationContext<TRequest> context)
    {
        if (texts.Count is 0 or > DeviceSelection.MaxMacAddresses)
        {
            context.AddFailure(new ValidationFailure(
                "macAddresses", string.Create(CultureInfo.InvariantCulture, $"Must name 1 to {DeviceSelection.MaxMacAddresses} devices.")));
            return;
        }

        int failures = 0;
        for (int i = 0; i < texts.Count && failures < MaxFailures; i++)
        {
            if (!MacAddress.TryParse(texts[i], out _, out string? error))
            {
                context.AddFailure(new ValidationFailure(string.Create(CultureInfo.InvariantCulture, $"macAddresses[{i}]"), error));
                failures++;
            }
        }
    }

    private static void CheckChoice(DeviceSelection selection, ValidationContext<DeviceSelection> context)
    {
        if (selection.MacAddresses is null == selection.Filter is null)
        {
            context.AddFailure(new ValidationFailure("macAddresses", "Give either macAddresses or filter."));
        }
    }
}
