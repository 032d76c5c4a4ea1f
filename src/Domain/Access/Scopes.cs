namespace EndpointManager.Domain.Access;

/// <summary>What a caller of the console may do: each operation needs one of these.</summary>
public static class Scopes
{
    /// <summary>Read devices, jobs, brands and what phones did.</summary>
    public const string DevicesRead = "devices:read";

    /// <summary>Add, edit, delete, import and adopt devices.</summary>
    public const string DevicesWrite = "devices:write";

    /// <summary>Reboot and resync phones.</summary>
    public const string DevicesReboot = "devices:reboot";

    /// <summary>Read the settings of the service.</summary>
    public const string SettingsRead = "settings:read";

    /// <summary>Make, list and revoke keys.</summary>
    public const string KeysAdmin = "keys:admin";

    /// <summary>Read the audit trail.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [DevicesRead, DevicesWrite, DevicesReboot, SettingsRead, KeysAdmin, AuditRead];
}
