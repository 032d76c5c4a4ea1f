using EndpointManager.Api.Devices;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Devices;
using FluentValidation;
using FluentValidation.Results;

namespace EndpointManager.Api.Bulk;

/// <summary>The columns of the devices' CSV: the JSON names of the members, in the order in which an export has them.</summary>
internal static class DeviceColumns
{
    private const int MaxShownNameLength = 64;

    /// <summary>All names.</summary>
    public static readonly string[] Names =
        ["macAddress", "brand", "model", "label", "username", "password", "serverAddress", "transport"];

    /// <summary>The place of the password among them.</summary>
    public static readonly int Password = Array.IndexOf(Names, "password");

    /// <summary>A device's values, in the order of the names.</summary>
    public static string[] ValuesOf(ExportedDevice device) =>
    [
        device.MacAddress, device.Brand, device.Model, device.Label, device.Username, device.Password, device.ServerAddress,
        device.Transport.ToName(),
    ];

    /// <summary>The members of a device of values in the order of the names.</summary>
    public static DeviceFields FieldsOf(ReadOnlySpan<Field> values) => new()
    {
        MacAddress = values[0],
        Brand = values[1],
        Model = values[2],
        Label = values[3],
        Username = values[4],
        Password = values[5],
        ServerAddress = values[6],
        Transport = values[7],
    };

    /// <summary>
    /// For each column of a header, the place of its name among the names, or -1 where it is to be ignored. Names are
    /// matched without regard to case and spaces around them.
    /// </summary>
    /// <exception cref="ValidationException">A column is unknown, without a name, or there twice.</exception>
    public static int[] PlacesOf(IReadOnlyList<string> header)
    {
        List<ValidationFailure> failures = [];
        int[] places = new int[header.Count];
        HashSet<int> seen = [];
        for (int column = 0; column < places.Length; column++)
        {
            string name = header[column].Trim();
            places[column] = Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            bool ignored = EditDeviceRequest.ReadOnlyMembers.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (places[column] < 0 && !ignored)
            {
                failures.Add(new ValidationFailure(name == "" ? "header" : Shown(name), name == "" ? "A column has no name." : "Unknown field."));
            }
            else if (places[column] >= 0 && !seen.Add(places[column]))
            {
                failures.Add(new ValidationFailure(Names[places[column]], "The header names this column twice."));
            }
        }

        return failures.Count == 0 ? places : throw new ValidationException(failures);
    }

    private static string Shown(string name) =>
        name.Length <= MaxShownNameLength ? name : name[..(char.IsHighSurrogate(name[MaxShownNameLength - 1]) ? MaxShownNameLength - 1 : MaxShownNameLength)];
}
