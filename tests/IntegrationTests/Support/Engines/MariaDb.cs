using DotNet.Testcontainers.Builders;
using MySqlConnector;
using Testcontainers.MySql;

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>MariaDB, which speaks MySQL's protocol.</summary>
public sealed class MariaDb : MySql
{
    private protected override string ImageName => Image("MARIADB_IMAGE", "mariadb:11");

    // Its image has no program of the name mysql, by which the builder would see that the server answers.
    private protected override MySqlBuilder Configure(MySqlBuilder builder) =>
        builder.WithWaitStrategy(Wait.ForUnixContainer().UntilDatabaseIsAvailable(MySqlConnectorFactory.Instance));
}
