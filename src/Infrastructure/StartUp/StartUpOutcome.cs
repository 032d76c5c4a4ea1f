using EndpointManager.Application.Common;

namespace EndpointManager.Infrastructure.StartUp;

/// <summary>What the preparation of the storage came to; still readable when the service has stopped.</summary>
public sealed class StartUpOutcome
{
    /// <summary>What ended the process after it had started, if a refused schema did.</summary>
    public SchemaRefusedException? Refusal { get; internal set; }
}
