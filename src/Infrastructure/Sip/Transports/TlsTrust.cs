using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EndpointManager.Infrastructure.Sip.Transports;

/// <summary>Whose certificates a SIP server may have (RFC 5922): of the authorities that the system trusts, unless others are given.</summary>
/// <param name="authorities">The only authorities that are trusted; null: the system's.</param>
internal sealed class TlsTrust(X509Certificate2Collection? authorities = null)
{
    /// <summary>How a server of a name has to prove that it is.</summary>
    public SslClientAuthenticationOptions OptionsFor(string serverName)
    {
        // Nothing is fetched from addresses that a stranger's certificate names.
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return new SslClientAuthenticationOptions { TargetHost = serverName, CertificateChainPolicy = policy };
    }
}
