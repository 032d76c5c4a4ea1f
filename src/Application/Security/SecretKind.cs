namespace EndpointManager.Application.Security;

/// <summary>What is kept encrypted of a device.</summary>
public enum SecretKind
{
    /// <summary>Its SIP password.</summary>
    Password,

    /// <summary>The token of its phone's own URL.</summary>
    Token,

    /// <summary>The token of its phone's first access.</summary>
    FirstToken,
}
