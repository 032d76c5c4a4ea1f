namespace EndpointManager.Application.Requests;

/// <summary>Takes note of what phones did.</summary>
public interface IRequestLog
{
    /// <summary>
    /// Takes a request to be written down soon. Never waits and never fails: when more are waiting than fit, this one is
    /// lost, which is counted and logged.
    /// </summary>
    void Record(PhoneRequest request);
}
