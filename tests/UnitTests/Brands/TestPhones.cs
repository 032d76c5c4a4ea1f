using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Phones to render. All fields differ by default, so that a renderer which mixes them up is seen.</summary>
internal static class TestPhones
{
    public const string AwkwardPassword = """p=a:s s#w<o>r&d;"'%NULL%\ü""";

    public static PhoneConfiguration Of(
        Model model,
        string label = "Reception",
        string username = "2042",
        string password = AwkwardPassword,
        string server = "pbx.example.com:5070",
        Transport transport = Transport.Tcp) => new()
        {
            MacAddress = ParsedValue.Parse<MacAddress>("805ec0123456"),
            Model = model,
            Label = ParsedValue.Parse<Label>(label),
            Username = ParsedValue.Parse<SipUsername>(username),
            Password = ParsedValue.Parse<SipPassword>(password),
            Server = ServerAddress.Parse(server, default),
            Transport = transport,
        };

    /// <summary>The usual phone, whose file is to come without secrets.</summary>
    public static PhoneConfiguration WithoutSecrets(Model model)
    {
        PhoneConfiguration phone = Of(model);
        return new PhoneConfiguration
        {
            MacAddress = phone.MacAddress,
            Model = phone.Model,
            Label = phone.Label,
            Username = phone.Username,
            Password = null,
            Server = phone.Server,
            Transport = phone.Transport,
        };
    }

    /// <summary>The device of the published examples.</summary>
    public static PhoneConfiguration Documented(Model model) =>
        Of(model, "1001", "1001", "s3cret", "203.0.113.10:5060", Transport.Udp);
}
