namespace EndpointManager.Api.Hosting;

/// <summary>Exit codes of the process.</summary>
internal static class ExitCodes
{
    /// <summary>Stopped in good order.</summary>
    public const int Ok = 0;

    /// <summary>Something unforeseen, such as an address in use.</summary>
    public const int Failed = 1;

    /// <summary>The configuration is wrong.</summary>
    public const int Configuration = 2;

    /// <summary>The database must not be used by this version.</summary>
    public const int SchemaRefused = 3;
}
