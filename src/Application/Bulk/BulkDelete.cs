using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Bulk;

/// <summary>Forgets many devices in one transaction: those that are named, or those that a filter fits.</summary>
public sealed record BulkDeleteCommand : IRequest<BulkDeleteResponse>
{
    /// <summary>Most MAC addresses at once.</summary>
    public const int MaxMacAddresses = DeviceSelection.MaxMacAddresses;

    /// <summary>MAC addresses in any writing; null where a filter is given. A member that is no text is null.</summary>
    public IReadOnlyList<string?>? MacAddresses { get; init; }

    /// <summary>Which devices; null where MAC addresses are given.</summary>
    public ListDevicesQuery? Filter { get; init; }

    /// <summary>Whether the filter names at least one thing to look for; without any it would fit all devices.</summary>
    public bool FilterIsNarrow { get; init; }

    /// <summary>How many devices the filter has to fit; null for any number.</summary>
    public long? ExpectedCount { get; init; }

    /// <summary>What is wrong with the body before its values are looked at, by the name of the member.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Faults { get; init; } = [];
}

/// <summary>What a deletion of many did.</summary>
public sealed record BulkDeleteResponse
{
    /// <summary>How many devices were deleted.</summary>
    /// <example>2</example>
    public required long Deleted { get; init; }

    /// <summary>The MAC addresses of the body that no device had, in upper case with colons.</summary>
    public required IReadOnlyList<string> NotFound { get; init; }
}

internal sealed class BulkDeleteValidator : FieldValidator<BulkDeleteCommand>
{
    public BulkDeleteValidator()
    {
        RuleFor(command => command.Faults).Custom(DeviceSelectionValidator.CheckFaults);
        RuleFor(command => command).Custom(CheckChoice).When(command => command.Faults.Count == 0);
        RuleFor(command => command.MacAddresses!).Custom(DeviceSelectionValidator.CheckMacAddresses).When(command => command.MacAddresses is not null);
        RuleFor(command => command.Filter!).SetValidator(new ListDevicesValidator()).When(command => command.Filter is not null);
    }

    private static void CheckChoice(BulkDeleteCommand command, ValidationContext<BulkDeleteCommand> context)
    {
        if (command.MacAddresses is null == command.Filter is null)
        {
            context.AddFailure("macAddresses", "Give either macAddresses or filter.");
        }
        else if (command.Filter is not null && !command.FilterIsNarrow)
        {
            context.AddFailure("filter", "Must name what to look for: without that it would fit all devices.");
        }
        else if (command.MacAddresses is not null && command.ExpectedCount is not null)
        {
            context.AddFailure("expectedCount", "Only with a filter.");
        }
    }
}

internal sealed class BulkDeleteHandler(IBulkDevices devices, BrandCatalogue catalogue) : IRequestHandler<BulkDeleteCommand, BulkDeleteResponse>
{
    public Task<BulkDeleteResponse> Handle(BulkDeleteCommand command, CancellationToken cancellationToken) =>
        command.Filter is { } filter
            ? DeleteAsync(ListDevicesHandler.FilterOf(filter, catalogue), command.ExpectedCount, cancellationToken)
            : DeleteAsync([.. command.MacAddresses!.Select(mac => ParsedValue.Parse<MacAddress>(mac!)).Distinct()], cancellationToken);

    private async Task<BulkDeleteResponse> DeleteAsync(DeviceFilter filter, long? expectedCount, CancellationToken cancellationToken) =>
        new() { Deleted = await devices.DeleteAsync(filter, expectedCount, cancellationToken), NotFound = [] };

    private async Task<BulkDeleteResponse> DeleteAsync(IReadOnlyList<MacAddress> macAddresses, CancellationToken cancellationToken)
    {
        IReadOnlyList<MacAddress> missing = await devices.DeleteAsync(macAddresses, cancellationToken);
        return new BulkDeleteResponse
        {
            Deleted = macAddresses.Count - missing.Count,
            NotFound = [.. missing.Select(mac => mac.ToColonForm())],
        };
    }
}
