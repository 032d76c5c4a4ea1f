using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.Api.Hosting;

/// <summary>The certificate of the HTTPS listeners, read anew when one of its files changes.</summary>
internal sealed class ServerCertificate
{
    private readonly HttpSettings _settings;
    private volatile SslStreamCertificateContext _context;
    private DateTime _readAt;

    private ServerCertificate(HttpSettings settings)
    {
        _settings = settings;
        _readAt = ChangedAt();
        _context = Read();
    }

    /// <summary>The certificate with those of its issuers.</summary>
    public SslStreamCertificateContext Context => _context;

    /// <summary>Reads the files that the settings name; null where nothing listens for HTTPS.</summary>
    /// <exception cref="ConfigurationException">They are not named, or hold no certificate with its key.</exception>
    public static ServerCertificate? Load(HttpSettings settings)
    {
        if (settings.ListenTls.Count + settings.ListenOldTls.Count == 0)
        {
            return null;
        }

        if (settings.CertificateFile == "" || settings.CertificateKeyFile == "")
        {
            throw new ConfigurationException(["http.listen_tls: needs http.certificate_file and http.certificate_key_file"]);
        }

        try
        {
            return new ServerCertificate(settings);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new ConfigurationException([$"http.certificate_file: {Complaint(settings, exception)}"]);
        }
    }

    /// <summary>Takes over the files if one of them was changed. Whoever is connected stays.</summary>
    /// <returns>Whether they were.</returns>
    /// <exception cref="ConfigurationException">They hold no certificate with its key; the one in use stays.</exception>
    public bool Reload()
    {
        DateTime changedAt = ChangedAt();
        if (changedAt == _readAt)
        {
            return false;
        }

        try
        {
            _context = Read();
            _readAt = changedAt;
            return true;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new ConfigurationException([Complaint(_settings, exception)]);
        }
    }

    private static bool IsUnreadable(Exception exception) =>
        exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException;

    private static string Complaint(HttpSettings settings, Exception exception) =>
        $"{settings.CertificateFile} and {settings.CertificateKeyFile} hold no certificate with its private key in PEM form. {exception.Message}";

    private DateTime ChangedAt()
    {
        DateTime certificate = File.GetLastWriteTimeUtc(_settings.CertificateFile);
        DateTime key = File.GetLastWriteTimeUtc(_settings.CertificateKeyFile);
        return certificate > key ? certificate : key;
    }

    private SslStreamCertificateContext Read()
    {
        X509Certificate2Collection issuers = [];
        issuers.ImportFromPemFile(_settings.CertificateFile);
        var certificate = X509Certificate2.CreateFromPemFile(_settings.CertificateFile, _settings.CertificateKeyFile);
        return SslStreamCertificateContext.Create(certificate, issuers, offline: true);
    }
}
