using System.Text;
using System.Text.Json;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Devices;
using MediatR;

namespace EndpointManager.Application.Transfer;

/// <summary>Writes all devices to a file, for another installation or engine. A class: it may hold a passphrase.</summary>
/// <param name="target">Where the file goes.</param>
/// <param name="passphrase">Encrypts the passwords; null leaves them out.</param>
public sealed class ExportDevicesQuery(Stream target, string? passphrase) : IRequest<long>
{
    /// <summary>Where the file goes.</summary>
    public Stream Target { get; } = target;

    /// <summary>Encrypts the passwords; null leaves them out.</summary>
    internal string? Passphrase { get; } = passphrase;
}

internal sealed class ExportDevicesHandler(IDeviceTransfer devices, IPasswordVault vault) : IRequestHandler<ExportDevicesQuery, long>
{
    public async Task<long> Handle(ExportDevicesQuery query, CancellationToken cancellationToken)
    {
        using TransferCipher? cipher = query.Passphrase is { } passphrase ? TransferCipher.Create(passphrase) : null;
        await using var file = new StreamWriter(query.Target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        string? salt = cipher is null ? null : Convert.ToBase64String(cipher.Salt);
        await WriteAsync(file, new TransferHeader(TransferFile.Format, TransferFile.Version, salt));
        long count = 0;
        await devices.ReadAllAsync(
            async device =>
            {
                await WriteAsync(file, LineOf(device, cipher));
                count++;
            },
            cancellationToken);
        await WriteAsync(file, new TransferEnd(count));
        return count;
    }

    private static Task WriteAsync<T>(StreamWriter file, T line) => file.WriteLineAsync(JsonSerializer.Serialize(line, TransferFile.Json));

    private TransferDevice LineOf(Device device, TransferCipher? cipher) => new()
    {
        Id = device.Id.Value,
        MacAddress = device.MacAddress.ToColonForm(),
        Brand = device.Model.Brand,
        Model = device.Model.Name,
        Label = device.Label.Value,
        Username = device.Account.Username.Value,
        Password = cipher?.Encrypt(device.Id, vault.Open(device.Id, device.Account.Password)),
        ServerAddress = device.Account.Server.ToString(),
        Transport = device.Account.Transport.ToName(),
        CreatedAt = device.CreatedAt,
        UpdatedAt = device.UpdatedAt,
        Version = device.Version,
    };
}
