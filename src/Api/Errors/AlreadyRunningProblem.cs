using System.Text.Json.Serialization;
using EndpointManager.Application.Notify;

namespace EndpointManager.Api.Errors;

/// <summary>Devices that are being notified already; none was notified.</summary>
internal sealed record AlreadyRunningProblem : Problem
{
    /// <summary>Those devices, the first hundred of them, in upper case with colons.</summary>
    /// <example>["80:5E:C0:12:34:56"]</example>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> MacAddresses { get; init; }

    /// <summary>The problem that busy devices mean.</summary>
    public static AlreadyRunningProblem Of(DevicesBusyException busy) => new()
    {
        Type = ProblemKind.AlreadyRunning.Type,
        Title = ProblemKind.AlreadyRunning.Title,
        Status = ProblemKind.AlreadyRunning.Status,
        Detail = busy.Message,
        MacAddresses = [.. busy.MacAddresses.Select(mac => mac.ToColonForm())],
    };
}
