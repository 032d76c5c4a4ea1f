using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

/// <summary>Keys to work with.</summary>
internal static class TestKeys
{
    /// <summary>A holder of no key yet, and of no file.</summary>
    public static InstanceKeys Without() => new(new KeyFile("no-such-file"));

    /// <summary>A holder of one key.</summary>
    public static InstanceKeys Holding(InstanceKey key)
    {
        InstanceKeys keys = Without();
        keys.Use(KeyRing.Of(key));
        return keys;
    }
}
