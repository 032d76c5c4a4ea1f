namespace EndpointManager.Application.Security;

/// <summary>Remembers, beside the secrets, which keys they were encrypted with.</summary>
public interface IEncryptionKeyRegister
{
    /// <summary>Check values by key id.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Remembers a key; one that is there already stays as it is.</summary>
    Task AddAsync(string keyId, string checkValue, CancellationToken cancellationToken);
}
