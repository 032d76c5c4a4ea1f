using System.Runtime.CompilerServices;

namespace EndpointManager.Application.Bulk;

/// <summary>Sequences of many rows whose making and use both cost time.</summary>
internal static class AsyncRows
{
    /// <summary>
    /// The same sequence, of which the next item is made while the caller is at work on the one before: on two cores both go
    /// on at once. Worth it for items that are batches.
    /// </summary>
    /// <param name="source">The sequence. When the caller stops early, it is called off, and left only after it has ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async IAsyncEnumerable<T> OneAheadAsync<T>(
        this IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using IAsyncEnumerator<T> items = source.GetAsyncEnumerator(ending.Token);
        Task<bool> next = MoveNextAsync();
        try
        {
            while (await next)
            {
                T item = items.Current;
                next = MoveNextAsync();
                yield return item;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<bool> MoveNextAsync() => Task.Run(() => items.MoveNextAsync().AsTask(), CancellationToken.None);
    }
}
