using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

/// <summary>Keys to work with.</summary>
internal static class TestKeys
{
    /// <summary>A holder of one key.</summary>
    public static InstanceKeys Holding(InstanceKey key)
    {
        var keys = new InstanceKeys();
        keys.Use(key);
        return keys;
    }
}
