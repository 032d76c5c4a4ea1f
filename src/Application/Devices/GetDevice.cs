using EndpointManager.Application.Common;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Devices;

/// <summary>Shows one device.</summary>
/// <param name="Mac">The device's MAC address in any writing.</param>
public sealed record GetDeviceQuery(string Mac) : IRequest<DeviceResponse>;

internal sealed class GetDeviceValidator : FieldValidator<GetDeviceQuery>
{
    public GetDeviceValidator() => RuleFor(query => query.Mac).Custom(CheckMacInPath);
}

internal sealed class GetDeviceHandler(IDeviceReader devices, IDeviceFetches fetches, DeviceResponses responses)
    : IRequestHandler<GetDeviceQuery, DeviceResponse>
{
    public async Task<DeviceResponse> Handle(GetDeviceQuery query, CancellationToken cancellationToken)
    {
        MacAddress mac = ParsedValue.Parse<MacAddress>(query.Mac);
        Device device = await devices.FindAsync(mac, cancellationToken) ?? throw new DeviceNotFoundException(mac);
        return await responses.OfAsync(device, await fetches.FindAsync(device.Id, cancellationToken), cancellationToken);
    }
}
