using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Api.Errors;
using EndpointManager.Api.Json;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Notify;

namespace EndpointManager.Api.OpenApi;

/// <summary>A problem as a client may see it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Detail">Its words.</param>
internal sealed record ProblemExample(ProblemKind Kind, string Detail)
{
    private static readonly ProblemExample[] All =
    [
        new(ProblemKind.Validation, "One or more fields are invalid."),
        new(ProblemKind.MalformedRequest, "The body must be one JSON object without duplicate members (line 1, byte 2)."),
        new(ProblemKind.Unauthorized, "The API key is not valid. Send an API key as \"Authorization: Bearer emk_...\" or in X-Api-Key."),
        new(ProblemKind.Forbidden, "This needs a key with the scope devices:write."),
        new(ProblemKind.NotFound, "No unknown phone has the MAC address 80:5E:C0:12:34:57.") { About = "Phone" },
        new(ProblemKind.NotFound, "There is no key h3J9xQ2LmP0a.") { About = "Key" },
        new(ProblemKind.NotFound, "203.0.113.7 is not locked out.") { About = "Lockout" },
        new(ProblemKind.DeviceNotFound, "No device has the MAC address 80:5E:C0:12:34:56."),
        new(ProblemKind.JobNotFound, "There is no job 019ab1d2-7c00-7a00-8000-000000000002."),
        new(ProblemKind.AlreadyRunning, "The device 80:5E:C0:12:34:56 is being rebooted or resynced already. Nothing was sent."),
        new(ProblemKind.DeviceAlreadyExists, "A device with the MAC address 80:5E:C0:12:34:56 exists already."),
        new(ProblemKind.Validation, "One row of the file cannot be taken. Nothing was imported.")
        {
            About = "import",
            FailedRow = Row(ImportRowStatus.Invalid, "serverAddress", "The port must be a number from 1 to 65535 without leading zeros."),
        },
        new(ProblemKind.DeviceAlreadyExists, "One row of the file: a device with the MAC address exists already. Nothing was imported.")
        {
            About = "import",
            FailedRow = Row(ImportRowStatus.Exists, "macAddress", "A device with the MAC address 80:5E:C0:12:34:56 exists already."),
        },
        new(ProblemKind.UnsupportedMediaType, "The body must be CSV or JSON in UTF-8: Content-Type text/csv or application/json.") { About = "import" },
        new(ProblemKind.VersionConflict, "The device is at version 2; read it again before changing it."),
        new(ProblemKind.PayloadTooLarge, "The body is larger than the service takes."),
        new(ProblemKind.UnsupportedMediaType, "The body must be JSON in UTF-8: Content-Type application/json."),
        new(ProblemKind.TooManyRequests, "The API key was used too often within a minute."),
        new(ProblemKind.Internal, "The service failed at this request. The log says more."),
        new(ProblemKind.SipRejected, "The NOTIFY was answered, and refused."),
        new(ProblemKind.SipUnreachable, "The NOTIFY could not be delivered."),
        new(ProblemKind.StorageUnavailable, "The database cannot serve the request now."),
        new(ProblemKind.SecretUnreadable, "A stored secret cannot be decrypted, or the encryption key is not there. The log says more."),
        new(ProblemKind.SipTimeout, "The NOTIFY was sent, and nothing final came back in time."),
    ];

    // A word in the names of the operations that can meet it; empty for all.
    private string About { get; init; } = "";

    // The row of an import that it is about.
    private ImportRowResult? FailedRow { get; init; }

    /// <summary>Those that an operation can meet, one of each kind.</summary>
    public static IEnumerable<ProblemExample> Of(string operationId) =>
        All.Where(example => example.FitsTo(operationId)).GroupBy(example => example.Kind).Select(same => same.MaxBy(example => example.About.Length)!);

    private bool FitsTo(string operationId) => operationId.Contains(About, StringComparison.Ordinal) && Kind.Status switch
    {
        StatusCodes.Status404NotFound => Kind == NotFoundOf(operationId),
        StatusCodes.Status409Conflict => Kind == ConflictOf(operationId),
        _ => true,
    };

    /// <summary>The body.</summary>
    public JsonNode Body
    {
        get
        {
            JsonNode body = JsonSerializer.SerializeToNode(Kind.Occurrence(Detail), JsonSettings.Options)!;
            if (FailedRow is { } row)
            {
                body["errors"] = JsonSerializer.SerializeToNode(row.Errors.ToDictionary(error => $"rows[{row.Row}].{error.Key}", error => error.Value));
                body["rows"] = new JsonArray(JsonSerializer.SerializeToNode(row, JsonSettings.Options));
                body["failedRows"] = 1;
            }
            else if (Kind == ProblemKind.Validation)
            {
                body["errors"] = new JsonObject
                {
                    ["labl"] = new JsonArray("Unknown field."),
                    ["serverAddress"] = new JsonArray("The port must be a number from 1 to 65535 without leading zeros."),
                };
            }

            return Kind == ProblemKind.AlreadyRunning ? With(body, "macAddresses", new JsonArray("80:5E:C0:12:34:56"))
                : Kind == ProblemKind.SipRejected ? WithResult(body, NotifyOutcome.Rejected, 481, "Subscription does not exist", "FreeSWITCH")
                : Kind == ProblemKind.SipUnreachable ? WithResult(body, NotifyOutcome.Unreachable, null, "The host has no address.", null)
                : Kind == ProblemKind.SipTimeout ? WithResult(body, NotifyOutcome.TimedOut, null, "No answer within 5 seconds.", null)
                : body;
        }
    }

    private static ImportRowResult Row(ImportRowStatus status, string member, string message) => new()
    {
        Row = 12,
        Line = 14,
        MacAddress = "80:5E:C0:12:34:56",
        Status = status,
        Errors = new Dictionary<string, string[]> { [member] = [message] },
    };

    private static ProblemKind NotFoundOf(string operationId) => operationId switch
    {
        "adoptUnknownPhone" or "clearLockout" or "revokeKey" or "revokeKeyPost" => ProblemKind.NotFound,
        "getJob" or "listJobItems" or "cancelJob" => ProblemKind.JobNotFound,
        _ => ProblemKind.DeviceNotFound,
    };

    private static ProblemKind ConflictOf(string operationId) =>
        operationId.StartsWith("reboot", StringComparison.Ordinal) || operationId.StartsWith("resync", StringComparison.Ordinal)
            ? ProblemKind.AlreadyRunning
            : ProblemKind.DeviceAlreadyExists;

    private static JsonNode WithResult(JsonNode body, NotifyOutcome outcome, int? sipStatus, string reason, string? responder)
    {
        With(body, "outcome", JsonSerializer.SerializeToNode(outcome, JsonSettings.Options));
        With(body, "sipStatus", sipStatus);
        With(body, "reason", reason);
        With(body, "route", "server");
        With(body, "target", "sip:1001@203.0.113.10");
        With(body, "transport", "udp");
        With(body, "responder", responder);
        return With(body, "elapsedMs", outcome == NotifyOutcome.TimedOut ? 5000 : 42);
    }

    private static JsonNode With(JsonNode body, string member, JsonNode? value)
    {
        body[member] = value;
        return body;
    }
}
