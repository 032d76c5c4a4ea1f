using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Application.Settings;
using EndpointManager.Infrastructure.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndpointManager.Infrastructure.Provisioning;

/// <summary>
/// In the mode <c>token</c>, gives tokens to the devices of before, a batch at a time, and then ends tokens of the first
/// access whose phones came with their own.
/// </summary>
internal sealed class TokenUpkeep(
    TokenUses uses,
    IStorageInitializer storage,
    InstanceKeys keys,
    IServiceScopeFactory scopes,
    ServiceSettings settings,
    TimeProvider time,
    ILogger<TokenUpkeep> logger) : BackgroundService
{
    private const int BatchSize = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Provisioning.Access != AccessMode.Token)
        {
            return;
        }

        try
        {
            await UntilReadyAsync(stoppingToken);
            await FillAsync(stoppingToken);
            while (await uses.WaitAsync(stoppingToken))
            {
                // Phones come in crowds, and one transaction does for many.
                await Task.Delay(Pause, stoppingToken);
                await TryAsync(async store =>
                {
                    await store.NoteUsedAsync(uses.Take(BatchSize), time.GetUtcNow(), stoppingToken);
                    return false;
                }, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A phone whose use was not noted comes again.
        }
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        while (!storage.Ready || !keys.Ready)
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        int filled = 0;
        bool more = true;
        while (more)
        {
            more = await TryAsync(async store =>
            {
                int count = await store.FillAsync(BatchSize, cancellationToken);
                filled += count;
                return count == BatchSize;
            }, cancellationToken);
        }

        if (filled > 0)
        {
            Log.TokensIssued(logger, filled);
        }
    }

    /// <summary>Does a step in a scope of its own; after a failure says that there is more to do.</summary>
    private async Task<bool> TryAsync(Func<ITokenStore, Task<bool>> step, CancellationToken cancellationToken)
    {
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            return await step(scope.ServiceProvider.GetRequiredService<ITokenStore>());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.UpkeepFailed(logger, exception);
            await Task.Delay(PauseAfterFailure, cancellationToken);
            return true;
        }
    }
}
