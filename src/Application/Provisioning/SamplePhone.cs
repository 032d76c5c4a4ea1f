using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Common;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>A phone that nobody has, to see what a renderer would write.</summary>
public static class SamplePhone
{
    /// <summary>The phone as a model. All texts differ, and hold what one or the other syntax escapes.</summary>
    public static PhoneConfiguration Of(Model model, Transport transport = Transport.Udp, string server = "192.0.2.1:5060") => new()
    {
        MacAddress = ParsedValue.Parse<MacAddress>("020000000001"),
        Model = model,
        Label = ParsedValue.Parse<Label>("<Sample> & \"läbel\""),
        Username = ParsedValue.Parse<SipUsername>("sample-user"),
        Password = ParsedValue.Parse<SipPassword>("sample: 'password' = #1"),
        Server = ServerAddress.Parse(server, transport),
        Transport = transport,
    };
}
