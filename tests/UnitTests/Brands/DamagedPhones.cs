using System.Reflection;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Phones with one field that no parser of the domain would have let in.</summary>
internal static class DamagedPhones
{
    /// <summary>Part of every damaged value that has room for it; may never be seen in a message.</summary>
    public const string Secret = "s3cret";

    public static IEnumerable<PhoneConfiguration> With(Model model, string text)
    {
        string value = text.Length == 0 ? text : text.Insert(text.Length / 2, Secret);
        return
        [
            Copy(model, label: Force<Label>(value)),
            Copy(model, username: Force<SipUsername>(value)),
            Copy(model, password: Force<SipPassword>(value)),
            Copy(model, server: Force<ServerAddress>(Force<SipHost>(value, null), 5060)),
        ];
    }

    private static PhoneConfiguration Copy(
        Model model, Label? label = null, SipUsername? username = null, SipPassword? password = null, ServerAddress? server = null)
    {
        PhoneConfiguration phone = TestPhones.Of(model);
        return new PhoneConfiguration
        {
            MacAddress = phone.MacAddress,
            Model = model,
            Label = label ?? phone.Label,
            Username = username ?? phone.Username,
            Password = password ?? phone.Password,
            Server = server ?? phone.Server,
            Transport = phone.Transport,
        };
    }

    private static T Force<T>(params object?[] arguments) =>
        (T)Activator.CreateInstance(typeof(T), BindingFlags.Instance | BindingFlags.NonPublic, null, arguments, null)!;
}
