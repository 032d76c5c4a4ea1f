using System.Reflection;
using System.Runtime.Loader;
using EndpointManager.Application.Common;
using EndpointManager.Infrastructure.PostgreSql;
using EndpointManager.Infrastructure.Sqlite;

namespace EndpointManager.Infrastructure;

/// <summary>
/// Picks the database provider that the configuration names. SQLite and PostgreSQL share the host's EF Core; MySQL's
/// needs another major and lives in a load context of its own (docs/adr/0004-two-ef-core-majors.md).
/// </summary>
internal static class PersistenceProviders
{
    private static readonly Lazy<IPersistenceProvider> MySql = new(() => LoadIsolated("MySql"));

    public static IPersistenceProvider Get(string name) => name switch
    {
        "sqlite" => new SqliteProvider(),
        "postgresql" => new PostgreSqlProvider(),
        "mysql" => MySql.Value,
        _ => throw new NotSupportedException($"Unknown database provider '{name}'."),
    };

    private static IPersistenceProvider LoadIsolated(string name)
    {
        string assemblyName = $"EndpointManager.Infrastructure.{name}";
        string path = Path.Combine(AppContext.BaseDirectory, "providers", name.ToLowerInvariant(), assemblyName + ".dll");
        Assembly assembly = new ProviderLoadContext(path).LoadFromAssemblyName(new AssemblyName(assemblyName));
        Type provider = assembly.GetExportedTypes().Single(type => type.IsAssignableTo(typeof(IPersistenceProvider)));
        return (IPersistenceProvider)Activator.CreateInstance(provider)!;
    }

    /// <summary>
    /// Whatever the contract's assembly refers to must be the host's own copy, or the types on the two sides would differ;
    /// the rest, EF Core and the driver, is the provider's.
    /// </summary>
    private sealed class ProviderLoadContext(string mainAssembly) : AssemblyLoadContext(Path.GetFileName(mainAssembly))
    {
        private static readonly Assembly Contract = typeof(IPersistenceProvider).Assembly;

        private static readonly HashSet<string?> Shared =
            [Contract.GetName().Name, .. Contract.GetReferencedAssemblies().Select(assembly => assembly.Name)];

        private readonly AssemblyDependencyResolver _resolver = new(mainAssembly);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            !Shared.Contains(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path
                ? LoadFromAssemblyPath(path)
                : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
