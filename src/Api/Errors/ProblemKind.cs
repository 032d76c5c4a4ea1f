namespace EndpointManager.Api.Errors;

/// <summary>A kind of problem: what is stable of it. Every problem the API can answer stands here, once.</summary>
/// <param name="Code">Last part of the problem's <c>type</c>.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Title">The kind in words.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    public static readonly ProblemKind Validation = new("validation", 400, "Invalid input");
    public static readonly ProblemKind MalformedRequest = new("malformed-request", 400, "Malformed request");
    public static readonly ProblemKind Unauthorized = new("unauthorized", 401, "Unauthorized");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "Forbidden");
    public static readonly ProblemKind NotFound = new("not-found", 404, "Not found");
    public static readonly ProblemKind DeviceNotFound = new("device-not-found", 404, "Device not found");
    public static readonly ProblemKind JobNotFound = new("job-not-found", 404, "Job not found");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "Method not allowed");
    public static readonly ProblemKind DeviceAlreadyExists = new("device-already-exists", 409, "Device exists already");
    public static readonly ProblemKind AlreadyRunning = new("already-running", 409, "Already running");
    public static readonly ProblemKind VersionConflict = new("version-conflict", 412, "Version conflict");
    public static readonly ProblemKind PayloadTooLarge = new("payload-too-large", 413, "Payload too large");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", 415, "Unsupported media type");
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, "Too many requests");
    public static readonly ProblemKind Internal = new("internal", 500, "Internal error");
    public static readonly ProblemKind SipRejected = new("sip-rejected", 502, "NOTIFY rejected");
    public static readonly ProblemKind SipUnreachable = new("sip-unreachable", 502, "Phone unreachable");
    public static readonly ProblemKind StorageUnavailable = new("storage-unavailable", 503, "Storage unavailable");
    public static readonly ProblemKind SecretUnreadable = new("secret-unreadable", 503, "Secret unreadable");
    public static readonly ProblemKind SipTimeout = new("sip-timeout", 504, "No answer in time");

    /// <summary>The kind as the <c>type</c> member carries it.</summary>
    public string Type => "urn:endpoint-manager:" + Code;

    /// <summary>An occurrence of the kind.</summary>
    public Problem Occurrence(string detail) => new() { Type = Type, Title = Title, Status = Status, Detail = detail };
}
