using EndpointManager.Domain.Jobs;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Jobs;

/// <summary>The log messages of jobs; they name jobs, and never what was sent.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Job {Job} is run by this instance")]
    public static partial void JobTaken(ILogger logger, JobId job);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Information, Message = "Job {Job} is {State}")]
    public static partial void JobEnded(ILogger logger, JobId job, JobState state);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Warning, Message = "Job {Job} was taken over by another instance")]
    public static partial void JobLost(ILogger logger, JobId job);

    [LoggerMessage(EventId = 7004, Level = LogLevel.Error, Message = "Job {Job} cannot be run now")]
    public static partial void JobFailed(ILogger logger, Exception exception, JobId job);

    [LoggerMessage(EventId = 7005, Level = LogLevel.Error, Message = "A phone of job {Job} could not be notified")]
    public static partial void NotifyFailed(ILogger logger, Exception exception, JobId job);

    [LoggerMessage(EventId = 7006, Level = LogLevel.Error, Message = "Jobs cannot be looked after")]
    public static partial void LookFailed(ILogger logger, Exception exception);
}
