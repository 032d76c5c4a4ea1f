using EndpointManager.Application.Access;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Notify;
using EndpointManager.Application.Requests;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Devices;
using EndpointManager.Domain.Jobs;
using FluentValidation;

namespace EndpointManager.Api.Errors;

/// <summary>The one place where errors become problems.</summary>
internal static class ProblemMapping
{
    /// <summary>The problem that an exception of a request means.</summary>
    public static Problem Of(Exception exception) => exception switch
    {
        ValidationException validation => Of(validation),
        ImportRefusedException refused => ImportProblem.Of(refused.Failures),
        MalformedRequestException or ForeignHostException => ProblemKind.MalformedRequest.Occurrence(exception.Message),
        UnauthorizedException => ProblemKind.Unauthorized.Occurrence(exception.Message),
        ForbiddenException or ScopeMissingException => ProblemKind.Forbidden.Occurrence(exception.Message),
        TooManyRequestsException => ProblemKind.TooManyRequests.Occurrence(exception.Message),
        LockoutNotFoundException or UnknownPhoneNotFoundException or ApiKeyNotFoundException => ProblemKind.NotFound.Occurrence(exception.Message),
        DeviceNotFoundException => ProblemKind.DeviceNotFound.Occurrence(exception.Message),
        JobNotFoundException => ProblemKind.JobNotFound.Occurrence(exception.Message),
        NotifyFailedException failed => NotifyProblem.Of(failed.Result),
        DevicesBusyException busy => AlreadyRunningProblem.Of(busy),
        DeviceAlreadyExistsException => ProblemKind.DeviceAlreadyExists.Occurrence(exception.Message),
        DevicesTakenException => ProblemKind.DeviceAlreadyExists.Occurrence(exception.Message),
        DevicesChangedException or DeviceCountException => ProblemKind.VersionConflict.Occurrence(exception.Message),
        UnsupportedMediaTypeException => ProblemKind.UnsupportedMediaType.Occurrence(exception.Message),
        VersionConflictException => ProblemKind.VersionConflict.Occurrence(exception.Message),
        StorageUnavailableException => ProblemKind.StorageUnavailable.Occurrence(exception.Message),
        SecretUnreadableException => ProblemKind.SecretUnreadable.Occurrence(
            "A stored secret cannot be decrypted, or the encryption key is not there. The log says more."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => OfStatus(StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException => OfStatus(StatusCodes.Status400BadRequest),
        _ => OfStatus(StatusCodes.Status500InternalServerError),
    };

    /// <summary>The problem that a bare status code of the framework means.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => ProblemKind.NotFound.Occurrence("Nothing is at this URL."),
        StatusCodes.Status405MethodNotAllowed =>
            ProblemKind.MethodNotAllowed.Occurrence("The URL does not take this method; the Allow header names those it takes."),
        StatusCodes.Status413PayloadTooLarge => ProblemKind.PayloadTooLarge.Occurrence("The body is larger than the service takes."),
        StatusCodes.Status415UnsupportedMediaType =>
            ProblemKind.UnsupportedMediaType.Occurrence("The body must be JSON in UTF-8: Content-Type application/json."),
        >= 500 => ProblemKind.Internal.Occurrence("The service failed at this request. The log says more."),
        _ => ProblemKind.MalformedRequest.Occurrence("The request cannot be read."),
    };

    private static ValidationProblem Of(ValidationException exception) => new()
    {
        Type = ProblemKind.Validation.Type,
        Title = ProblemKind.Validation.Title,
        Status = ProblemKind.Validation.Status,
        Detail = "One or more fields are invalid.",
        Errors = exception.Errors
            .GroupBy(failure => failure.PropertyName, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.Select(failure => failure.ErrorMessage).Distinct().ToArray()),
    };
}
