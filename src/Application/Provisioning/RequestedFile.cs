using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Provisioning;

/// <summary>Which file a phone asks for.</summary>
public abstract record RequestedFile
{
    private RequestedFile()
    {
    }

    /// <summary>A phone's own file, by the bare URL <c>/provision/{mac}</c>, which no firmware makes up by itself.</summary>
    /// <param name="MacAddress">The phone.</param>
    public sealed record Bare(MacAddress MacAddress) : RequestedFile;

    /// <summary>A phone's own file, by a name that the firmware makes.</summary>
    /// <param name="MacAddress">The phone.</param>
    /// <param name="Pattern">The kind of name; only devices of a brand that has it are meant.</param>
    public sealed record Named(MacAddress MacAddress, DeviceFilePattern Pattern) : RequestedFile;

    /// <summary>A phone's own file, by the MAC address in the User-Agent header of a request without a file name.</summary>
    /// <param name="MacAddress">The phone.</param>
    public sealed record ByUserAgent(MacAddress MacAddress) : RequestedFile;

    /// <summary>The file that all phones of a model ask for.</summary>
    /// <param name="Brand">The brand.</param>
    /// <param name="Model">The model.</param>
    public sealed record Common(Brand Brand, Model Model) : RequestedFile;
}
