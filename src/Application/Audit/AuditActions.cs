namespace EndpointManager.Application.Audit;

/// <summary>What is written down as done, by the name of the operation in the OpenAPI document, whichever way it was asked for, or of the command.</summary>
public static class AuditActions
{
    public const string AddDevice = "addDevice";
    public const string EditDevice = "editDevice";
    public const string DeleteDevice = "deleteDevice";
    public const string AdoptUnknownPhone = "adoptUnknownPhone";
    public const string ImportDevices = "importDevices";
    public const string BulkDeleteDevices = "bulkDeleteDevices";
    public const string RebootDevice = "rebootDevice";
    public const string ResyncDevice = "resyncDevice";
    public const string RebootDevices = "rebootDevices";
    public const string ResyncDevices = "resyncDevices";
    public const string ArmDevice = "armDevice";
    public const string ClearLockout = "clearLockout";
    public const string CancelJob = "cancelJob";
    public const string RotateSecrets = "rotateSecrets";
    public const string ForgetSecrets = "forgetSecrets";
    public const string CreateKey = "createKey";
    public const string RevokeKey = "revokeKey";
}
