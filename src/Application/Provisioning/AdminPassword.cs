namespace EndpointManager.Application.Provisioning;

/// <summary>Password of the phones' web administrator. It shows itself to nobody by accident.</summary>
/// <param name="value">The password in the clear.</param>
public sealed class AdminPassword(string value)
{
    /// <summary>The password in the clear, for a phone's own file.</summary>
    public string Reveal() => value;

    /// <summary>A mask.</summary>
    public override string ToString() => "********";
}
