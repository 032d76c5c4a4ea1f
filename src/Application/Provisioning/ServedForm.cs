namespace EndpointManager.Application.Provisioning;

/// <summary>What kind of file a phone got.</summary>
public enum ServedForm
{
    /// <summary>The device's file as its firmware reads it.</summary>
    Native,

    /// <summary>The device's documented form, which its firmware does not read.</summary>
    Documented,

    /// <summary>The device's file without its secrets.</summary>
    Stripped,

    /// <summary>The common file of a model.</summary>
    Common,
}
