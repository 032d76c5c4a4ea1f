using System.Data.Common;
using System.Reflection;
using System.Runtime.Loader;
using EndpointManager.Infrastructure.Persistence;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>
/// The engine inside a running service, past the use cases. MySQL's lives in a load context with types of its own, which
/// these tests cannot name; the arguments are made of whatever types the service has.
/// </summary>
internal sealed class EngineAccess
{
    private const string ContractName = "EndpointManager.Infrastructure.Persistence.IDatabaseEngine";

    private readonly object _engine;
    private readonly Type _contract;

    public EngineAccess(IServiceProvider services)
    {
        (_contract, _engine) = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ContractName))
            .OfType<Type>()
            .Select(contract => (contract, services.GetService(contract)!))
            .Single(found => found.Item2 is not null);
    }

    /// <summary>An open connection of the driver that the service uses.</summary>
    public async Task<DbConnection> ConnectAsync(TestDatabase database)
    {
        await using DbConnection ours = await database.ConnectAsync();
        Type type = AssemblyLoadContext.GetLoadContext(_contract.Assembly)!
            .LoadFromAssemblyName(ours.GetType().Assembly.GetName()).GetType(ours.GetType().FullName!)!;
        var connection = (DbConnection)Activator.CreateInstance(type, database.ConnectionString + ";Pooling=False")!;
        await connection.OpenAsync();
        return connection;
    }

    public bool IsUniqueViolation(Exception exception) =>
        (bool)_contract.GetMethod(nameof(IDatabaseEngine.IsUniqueViolation))!.Invoke(_engine, [exception])!;

    public Task<long> InsertAllAsync(
        DbTransaction transaction, string table, IReadOnlyList<(string Name, BulkType Type)> columns, IAsyncEnumerable<object?[]> rows) =>
        (Task<long>)_contract.GetMethod(nameof(IDatabaseEngine.InsertAllAsync))!
            .Invoke(_engine, [transaction, TableOf(table, columns), rows, CancellationToken.None])!;

    private object TableOf(string name, IReadOnlyList<(string Name, BulkType Type)> columns)
    {
        Assembly assembly = _contract.Assembly;
        Type columnType = assembly.GetType(typeof(BulkColumn).FullName!)!;
        Type kindType = assembly.GetType(typeof(BulkType).FullName!)!;
        Array made = Array.CreateInstance(columnType, columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            object kind = Enum.Parse(kindType, columns[i].Type.ToString());
            made.SetValue(Activator.CreateInstance(columnType, columns[i].Name, kind), i);
        }

        return Activator.CreateInstance(assembly.GetType(typeof(BulkTable).FullName!)!, name, made)!;
    }
}
