namespace EndpointManager.Infrastructure.Persistence;

/// <summary>Whether the schema was found or brought to the version that this build works with.</summary>
internal sealed class StorageState
{
    private volatile bool _schemaReady;

    /// <summary>True once the schema is there; never false again.</summary>
    public bool SchemaReady => _schemaReady;

    /// <summary>Lets requests through.</summary>
    public void MarkSchemaReady() => _schemaReady = true;
}
