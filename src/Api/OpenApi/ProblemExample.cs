using System.Text.Json;
using System.Text.Json.Nodes;
using EndpointManager.Api.Errors;
using EndpointManager.Api.Json;

namespace EndpointManager.Api.OpenApi;

/// <summary>A problem as a client may see it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Detail">Its words.</param>
internal sealed record ProblemExample(ProblemKind Kind, string Detail)
{
    /// <summary>One of each kind that a client can meet.</summary>
    public static IReadOnlyList<ProblemExample> All { get; } =
    [
        new(ProblemKind.Validation, "One or more fields are invalid."),
        new(ProblemKind.MalformedRequest, "The body must be one JSON object without duplicate members (line 1, byte 2)."),
        new(ProblemKind.Forbidden, "The console answers requests from the machine it runs on only."),
        new(ProblemKind.NotFound, "No unknown phone has the MAC address 80:5E:C0:12:34:57."),
        new(ProblemKind.DeviceNotFound, "No device has the MAC address 80:5E:C0:12:34:56."),
        new(ProblemKind.DeviceAlreadyExists, "A device with the MAC address 80:5E:C0:12:34:56 exists already."),
        new(ProblemKind.VersionConflict, "The device is at version 2; read it again before changing it."),
        new(ProblemKind.PayloadTooLarge, "The body is larger than the service takes."),
        new(ProblemKind.UnsupportedMediaType, "The body must be JSON in UTF-8: Content-Type application/json."),
        new(ProblemKind.Internal, "The service failed at this request. The log says more."),
        new(ProblemKind.StorageUnavailable, "The database cannot serve the request now."),
        new(ProblemKind.SecretUnreadable, "A stored secret cannot be decrypted, or the encryption key is not there. The log says more."),
    ];

    /// <summary>Whether an operation can meet it; all other operations that look something up look for devices.</summary>
    public bool FitsTo(string operationId) => operationId == "adoptUnknownPhone" ? Kind != ProblemKind.DeviceNotFound : Kind != ProblemKind.NotFound;

    /// <summary>The body.</summary>
    public JsonNode Body
    {
        get
        {
            JsonNode body = JsonSerializer.SerializeToNode(Kind.Occurrence(Detail), JsonSettings.Options)!;
            if (Kind == ProblemKind.Validation)
            {
                body["errors"] = new JsonObject
                {
                    ["labl"] = new JsonArray("Unknown field."),
                    ["serverAddress"] = new JsonArray("The port must be a number from 1 to 65535 without leading zeros."),
                };
            }

            return body;
        }
    }
}
