using System.Globalization;
using System.Text.Json;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Transfer;

/// <summary>Turns the lines of an export back into devices, and says of each wrong line what is wrong with it.</summary>
internal sealed class TransferReader(BrandCatalogue catalogue, IPasswordVault vault)
{
    /// <summary>Reads the first line.</summary>
    /// <returns>The cipher of the passwords, or null with the reason.</returns>
    public static (TransferCipher? Cipher, string? Error) ReadHeader(string? line, string passphrase)
    {
        TransferHeader? header = TryRead<TransferHeader>(line ?? "");
        if (header is not { Format: TransferFile.Format, Version: TransferFile.Version })
        {
            return (null, "It is not an export of Endpoint Manager that this version reads.");
        }

        byte[] salt = new byte[TransferCipher.SaltSize];
        return header.Salt is { } text && Convert.TryFromBase64String(text, salt, out int length) && length == TransferCipher.SaltSize
            ? (TransferCipher.Of(passphrase, salt), null)
            : (null, "It holds no passwords, and devices cannot be without. Export it with --with-secrets.");
    }

    /// <summary>Whether a line is the last one, and with what number of devices.</summary>
    public static long? ReadEnd(string line) =>
        line.StartsWith("{\"devices\":", StringComparison.Ordinal) ? TryRead<TransferEnd>(line)?.Devices : null;

    /// <summary>Reads a device, or gives null after noting everything that is wrong with it.</summary>
    public Device? ReadDevice(string line, TransferCipher cipher, List<string> errors)
    {
        if (TryRead<TransferDevice>(line) is not { } read)
        {
            errors.Add("is not a device of an export");
            return null;
        }

        int before = errors.Count;
        var id = new DeviceId(read.Id);
        Note(errors, "macAddress", MacAddress.TryParse(read.MacAddress, out MacAddress? mac, out string? error), error);
        Note(errors, "label", Label.TryParse(read.Label, out Label? label, out error), error);
        Note(errors, "username", SipUsername.TryParse(read.Username, out SipUsername? username, out error), error);
        Note(errors, "transport", Transports.TryParse(read.Transport, out Transport transport), "Unknown.");
        Note(errors, "serverAddress", ServerAddress.TryParse(read.ServerAddress, transport, out ServerAddress? server, out error), error);
        ModelResolution model = catalogue.Resolve(read.Brand, read.Model);
        Note(errors, "model", model.Model is not null, model.BrandError ?? model.ModelError);
        Note(errors, "version", read.Version > 0, "Must be 1 or more.");
        SipPassword? password = cipher.Decrypt(id, read.Password ?? "");
        Note(errors, "password", password is not null, "Cannot be decrypted: another passphrase, or a damaged file.");
        if (errors.Count > before)
        {
            return null;
        }

        var account = new SipAccount(username!, vault.Seal(id, password!), server!, transport);
        return Device.Restore(id, mac!, model.Model!, label!, account, new DeviceHistory(read.CreatedAt, read.UpdatedAt, read.Version));
    }

    private static void Note(List<string> errors, string member, bool valid, string? error)
    {
        if (!valid)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{member}: {error}"));
        }
    }

    private static T? TryRead<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, TransferFile.Json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
