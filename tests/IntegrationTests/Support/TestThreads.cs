namespace EndpointManager.IntegrationTests.Support;

/// <summary>The threads of the one process that services and tests share.</summary>
internal static class TestThreads
{
    // Those that some of them block must not be missing to the others.
    private const int Many = 500;

    private static readonly Lazy<bool> _shared = new(() => ThreadPool.SetMinThreads(Many, Many));

    /// <summary>Has enough of them for many services, once for the process.</summary>
    public static void Share() => _shared.Value.Should().BeTrue();

    /// <summary>
    /// As many at once as a service starts with that has a process for itself, until the result is disposed. With many, each phone of a
    /// storm would run on one of its own, and on two processors some would not get on for longer than a database may take.
    /// </summary>
    public static IDisposable AsOfOneService()
    {
        Share();
        int few = Environment.ProcessorCount;
        ThreadPool.SetMinThreads(few, few).Should().BeTrue();
        // Of the threads that the tests before have used, only a lower maximum has it set to work fewer.
        ThreadPool.GetMaxThreads(out int most, out int mostForCompletion);
        ThreadPool.SetMaxThreads(few, few).Should().BeTrue();
        ThreadPool.SetMaxThreads(most, mostForCompletion).Should().BeTrue();
        return new Few();
    }

    private sealed class Few : IDisposable
    {
        public void Dispose() => ThreadPool.SetMinThreads(Many, Many);
    }
}
