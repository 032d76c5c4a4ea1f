using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace EndpointManager.IntegrationTests.Secrets;

/// <summary>Everything that was logged, with all properties.</summary>
internal sealed class KeptLog : ILogEventSink
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Emit(LogEvent logEvent) => Lines.Enqueue(
        logEvent.RenderMessage(CultureInfo.InvariantCulture)
        + string.Concat(logEvent.Properties.Select(property => $" {property.Key}={property.Value}"))
        + logEvent.Exception);
}
