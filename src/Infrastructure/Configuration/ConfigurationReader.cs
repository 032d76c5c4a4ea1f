using EndpointManager.Application.Settings;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>Reads the settings of the service: defaults, then the file, then the environment.</summary>
public static class ConfigurationReader
{
    // The framework's own switch: with it, whoever sends a forwarding header is believed to be whoever the header says.
    private const string ForwardedHeadersSwitch = "ASPNETCORE_FORWARDEDHEADERS_ENABLED";

    /// <summary>Reads and checks everything, and complains about everything at once.</summary>
    /// <param name="path">The TOML file; one that does not exist means defaults.</param>
    /// <param name="environment">Environment variables; only those whose names start with <c>EM_</c> count, and one that must not be there.</param>
    /// <exception cref="ConfigurationException">Something is wrong in the file or in the environment.</exception>
    public static ServiceSettings Read(string path, IReadOnlyDictionary<string, string> environment)
    {
        var complaints = new Complaints();
        var file = TomlSource.Load(path, complaints);
        var keys = new KeyReader(file, new EnvironmentSource(environment, complaints), complaints);

        if (environment.ContainsKey(ForwardedHeadersSwitch))
        {
            complaints.Add(
                Origin.Variable(ForwardedHeadersSwitch),
                "must not be set: it would have every sender of a forwarding header believed. Name your proxies in http.trusted_proxies instead");
        }

        ServiceSettings settings = Schema.Bind(keys);
        keys.ReportUnknown();
        complaints.ThrowIfAny();
        return settings;
    }
}
