using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.Api.Hosting;

/// <summary>Looks now and then whether the certificate was renewed: the events of file systems do not cross the mounts of containers.</summary>
internal sealed partial class CertificateWatch(ServerCertificate certificate, TimeProvider time, ILogger<CertificateWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private string? _complaint;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, or never came to run: its listeners could not be opened.
        }
    }

    // Between the writing of the two files they do not fit each other; what is wrong for longer is said once.
    private void Look()
    {
        try
        {
            if (certificate.Reload())
            {
                DateTime end = certificate.Context.TargetCertificate.NotAfter.ToUniversalTime();
                string subject = certificate.Context.TargetCertificate.Subject;
                Reloaded(logger, subject, end);
            }

            _complaint = null;
        }
        catch (ConfigurationException exception)
        {
            if (exception.Message != _complaint)
            {
                NotReloaded(logger, exception.Message);
            }

            _complaint = exception.Message;
        }
    }

    [LoggerMessage(EventId = 5010, Level = LogLevel.Information, Message = "HTTPS has a new certificate: {Subject}, until {End:u}")]
    private static partial void Reloaded(ILogger logger, string subject, DateTime end);

    [LoggerMessage(EventId = 5011, Level = LogLevel.Error, Message = "HTTPS keeps the certificate it has: {Reason}")]
    private static partial void NotReloaded(ILogger logger, string reason);
}
