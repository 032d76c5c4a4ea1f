using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Bulk;

/// <summary>
/// Writes all devices that fit to a temporary file, as an import takes them. The database is done with before the first byte
/// is sent: a client that reads slowly does not hold it, and one that gets a file gets all of it.
/// </summary>
/// <param name="Filter">Which, and in what order; its page and page size do not count.</param>
/// <param name="Format">Begins a file.</param>
public sealed record BulkExportQuery(ListDevicesQuery Filter, Func<Stream, IExportWriter> Format) : IRequest<Stream>;

/// <summary>Writes an export in some format. Disposing it leaves the file open.</summary>
public interface IExportWriter : IDisposable
{
    /// <summary>Writes a device.</summary>
    void Write(ExportedDevice device);

    /// <summary>Ends the file, once after the last device.</summary>
    void Complete();
}

/// <summary>A device as an import takes it. Its password stays here; the mask stands for it, and means "unchanged" to an import.</summary>
public sealed record ExportedDevice
{
    /// <summary>MAC address in upper case with colons.</summary>
    /// <example>80:5E:C0:12:34:56</example>
    public required string MacAddress { get; init; }

    /// <summary>Brand in the catalogue's spelling.</summary>
    /// <example>Yealink</example>
    public required string Brand { get; init; }

    /// <summary>Model in the catalogue's spelling.</summary>
    /// <example>T46S</example>
    public required string Model { get; init; }

    /// <summary>Name on the phone's screen and display name in calls.</summary>
    /// <example>Reception</example>
    public required string Label { get; init; }

    /// <summary>SIP user name.</summary>
    /// <example>1001</example>
    public required string Username { get; init; }

    /// <summary>Always the mask, which an import with mode=upsert takes for "unchanged".</summary>
    /// <example>********</example>
    public string Password { get; } = SipPassword.Mask;

    /// <summary>SIP server with its port.</summary>
    /// <example>203.0.113.10:5060</example>
    public required string ServerAddress { get; init; }

    /// <summary>Transport to the SIP server.</summary>
    /// <example>udp</example>
    public required Transport Transport { get; init; }
}

internal sealed class BulkExportValidator : AbstractValidator<BulkExportQuery>
{
    public BulkExportValidator() => RuleFor(query => query.Filter).SetValidator(new ListDevicesValidator());
}

internal sealed class BulkExportHandler(IBulkDevices devices, ITemporaryFiles files, BrandCatalogue catalogue)
    : IRequestHandler<BulkExportQuery, Stream>
{
    public async Task<Stream> Handle(BulkExportQuery query, CancellationToken cancellationToken)
    {
        Stream? file = null;
        try
        {
            file = files.Create();
            using (IExportWriter writer = query.Format(file))
            {
                DeviceFilter filter = ListDevicesHandler.FilterOf(query.Filter, catalogue);
                await devices.ReadAsync(filter, device => writer.Write(Exported(device)), cancellationToken);
                writer.Complete();
            }

            file.Position = 0;
            return file;
        }
        catch (Exception exception)
        {
            file?.Dispose();
            throw exception is IOException or UnauthorizedAccessException ? SpoolFile.Failure(exception) : exception;
        }
    }

    private static ExportedDevice Exported(Device device) => new()
    {
        MacAddress = device.MacAddress.ToColonForm(),
        Brand = device.Model.Brand,
        Model = device.Model.Name,
        Label = device.Label.Value,
        Username = device.Account.Username.Value,
        ServerAddress = device.Account.Server.ToString(),
        Transport = device.Account.Transport,
    };
}
