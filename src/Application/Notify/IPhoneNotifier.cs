namespace EndpointManager.Application.Notify;

/// <summary>Sends a SIP NOTIFY to a phone, by whatever route leads there.</summary>
public interface IPhoneNotifier
{
    /// <summary>
    /// Sends it and waits for the final answer, for the configured time at most, all routes together. What a network, a
    /// server or a phone does is an outcome and never an exception.
    /// </summary>
    /// <exception cref="Common.SecretUnreadableException">A challenge needs the password, and it cannot be decrypted.</exception>
    Task<NotifyResult> NotifyAsync(NotifyRequest request, CancellationToken cancellationToken);
}
