using EndpointManager.Application.Audit;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Devices;

/// <summary>The values of a device at one moment, to be compared with those of another. A class: one of them is a sealed password.</summary>
public sealed class DeviceValues
{
    /// <summary>What a device has before it is there, and after it is gone.</summary>
    public static readonly DeviceValues None = new([], null);

    private readonly IReadOnlyList<KeyValuePair<string, string>> _values;
    private readonly string? _password;

    private DeviceValues(IReadOnlyList<KeyValuePair<string, string>> values, string? password) => (_values, _password) = (values, password);

    /// <summary>The values that a device has now.</summary>
    public static DeviceValues Of(Device device) => new(
        [
            new("macAddress", device.MacAddress.ToColonForm()),
            new("brand", device.Model.Brand),
            new("model", device.Model.Name),
            new("label", device.Label.Value),
            new("username", device.Account.Username.Value),
            new("serverAddress", device.Account.Server.ToString()),
            new("transport", device.Account.Transport.ToName()),
        ],
        device.Account.Password.CipherText);

    /// <summary>What is different in another device, or in the same one later. Of the password no more than that.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(DeviceValues after)
    {
        IEnumerable<string> names = (_values.Count > 0 ? _values : after._values).Select(value => value.Key);
        List<FieldChange> changes = [.. names
            .Select(name => new FieldChange { Field = name, Old = ValueOf(name), New = after.ValueOf(name) })
            .Where(change => change.Old != change.New)];
        if (_password != after._password)
        {
            changes.Add(new FieldChange { Field = "password", Secret = true });
        }

        return changes;
    }

    private string? ValueOf(string name) => _values.FirstOrDefault(value => value.Key == name).Value;
}
