using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Configuration;

namespace EndpointManager.Api.Hosting;

/// <summary>The certificate of the HTTPS listeners, taken over anew when one of its files changes.</summary>
internal sealed class ServerCertificate
{
    private readonly HttpSettings _settings;
    private volatile SslStreamCertificateContext _context;
    private byte[] _digest;

    private ServerCertificate(HttpSettings settings)
    {
        _settings = settings;
        (string certificate, string key) = Read();
        _context = Parse(certificate, key);
        _digest = DigestOf(certificate, key);
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
        try
        {
            (string certificate, string key) = Read();
            byte[] digest = DigestOf(certificate, key);
            if (digest.AsSpan().SequenceEqual(_digest))
            {
                return false;
            }

            _context = Parse(certificate, key);
            _digest = digest;
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

    private static SslStreamCertificateContext Parse(string certificate, string key)
    {
        X509Certificate2Collection issuers = [];
        issuers.ImportFromPem(certificate);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPem(certificate, key), issuers, offline: true);
    }

    // Their times tell nothing: a mounted secret is swapped behind links, and copies may keep the time of what they are copied from.
    private static byte[] DigestOf(string certificate, string key) => SHA256.HashData(Encoding.UTF8.GetBytes(certificate + key));

    private (string Certificate, string Key) Read() =>
        (File.ReadAllText(_settings.CertificateFile), File.ReadAllText(_settings.CertificateKeyFile));
}
