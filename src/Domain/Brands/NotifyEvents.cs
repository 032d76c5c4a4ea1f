namespace EndpointManager.Domain.Brands;

/// <summary>Values of the SIP Event header (RFC 6665) that phones of a brand act upon.</summary>
/// <param name="Reboot">Makes the phone restart.</param>
/// <param name="Resync">Makes the phone fetch its configuration again.</param>
public sealed record NotifyEvents(string Reboot, string Resync)
{
    /// <summary>The value that makes the phone do something.</summary>
    public string For(NotifyAction action) => action == NotifyAction.Reboot ? Reboot : Resync;
}
