namespace EndpointManager.Domain.Brands;

/// <summary>What a phone is told to do.</summary>
public enum NotifyAction
{
    /// <summary>Restart, and fetch its configuration while doing so.</summary>
    Reboot,

    /// <summary>Fetch its configuration, and restart only if that asks for it.</summary>
    Resync,
}
