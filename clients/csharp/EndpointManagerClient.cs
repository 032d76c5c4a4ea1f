using System.Text.Json;
using System.Text.Json.Serialization;

namespace EndpointManager.Client;

/// <summary>What the generator leaves to be said by hand.</summary>
public partial class EndpointManagerClient
{
    // A member that is left out of an edit stays as it is; one that is null is refused.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}
