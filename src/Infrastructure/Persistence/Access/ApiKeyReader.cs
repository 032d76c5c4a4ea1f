using EndpointManager.Application.Access;
using EndpointManager.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.Infrastructure.Persistence.Access;

/// <summary>The keys, for reading, each time in a scope of its own.</summary>
internal sealed class ApiKeyReader(IServiceScopeFactory scopes, IDatabaseEngine engine) : IApiKeyReader
{
    public Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        AskAsync((db, deadline) => db.ApiKeys.AnyAsync(deadline), cancellationToken);

    public Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        AskAsync((db, deadline) => db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == id, deadline), cancellationToken);

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => AskAsync<IReadOnlyList<ApiKey>>(
        async (db, deadline) => await db.ApiKeys.AsNoTracking()
            .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(deadline),
        cancellationToken);

    public Task NoteUseAsync(string id, DateTimeOffset time, CancellationToken cancellationToken) => AskAsync(
        async (db, deadline) =>
        {
            using IDisposable turn = await engine.EnterWriteAsync(deadline);
            return await db.ApiKeys.Where(key => key.Id == id && (key.LastUsedAt == null || key.LastUsedAt < time))
                .ExecuteUpdateAsync(key => key.SetProperty(used => used.LastUsedAt, (DateTimeOffset?)time), deadline);
        },
        cancellationToken);

    private async Task<T> AskAsync<T>(Func<AppDbContext, CancellationToken, Task<T>> question, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        AppDbContext db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await scope.ServiceProvider.GetRequiredService<StorageGuard>().RunAsync(deadline => question(db, deadline), cancellationToken);
    }
}
