using EndpointManager.Application.Devices;
using EndpointManager.Application.Jobs;

namespace EndpointManager.Api;

/// <summary>First parts of the service's URLs.</summary>
internal static class Routes
{
    /// <summary>The phones' side.</summary>
    public const string Provision = "/provision";

    /// <summary>What is guarded for people, whether there is something or not.</summary>
    public const string ConsoleRoot = "/console";

    /// <summary>The people's side.</summary>
    public const string Console = ConsoleRoot + "/endpoint-manager";

    /// <summary>Signs of life for orchestrators.</summary>
    public const string Health = "/health";

    /// <summary>Where a device is: a path, not a full URL, whose Host header would be the client's.</summary>
    public static string UrlOf(DeviceResponse device) => $"{Console}/devices/{device.MacAddress}";

    /// <summary>Where a job is.</summary>
    public static string UrlOf(JobResponse job) => $"{Console}/jobs/{job.Id}";
}
