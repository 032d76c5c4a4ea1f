using System.Net;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Infrastructure.Requests;

/// <summary>
/// What is the same in most requests that come soon after each other, so that it is one object when they are read: each object costs
/// the garbage collector time when it looks. For one reader.
/// </summary>
internal sealed class SeenValues
{
    private readonly Recent<string> _texts = new();
    private readonly Recent<IPAddress> _addresses = new();
    private readonly Recent<PhoneModel> _models = new();

    /// <summary>The text that was seen before, else this one.</summary>
    public string? Shared(string? text) => _texts.Shared(text);

    /// <summary>The address that was seen before, else this one.</summary>
    public IPAddress? Shared(IPAddress? address) => _addresses.Shared(address);

    /// <summary>The model that was seen before, else this one.</summary>
    public PhoneModel? Shared(PhoneModel? model) => _models.Shared(model);
}
