using NetArchTest.Rules;

namespace EndpointManager.UnitTests.Architecture;

/// <summary>Dependencies point inward only.</summary>
public sealed class LayerTests
{
    private static readonly string[] AllowedInApplication =
        ["EndpointManager.Domain", "FluentValidation", "FluentValidation.DependencyInjectionExtensions", "Mapster", "Mapster.Core", "MediatR"];

    private static readonly string[] ObjectRelationalMappers =
        ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql", "MySqlConnector", "Pomelo", "System.Data.Common"];

    [Fact]
    public void The_domain_refers_to_nothing_but_dotnet()
    {
        List<string> references = ServiceAssemblies.ReferencesOf(ServiceAssemblies.Domain);

        references.Should().NotBeEmpty().And.OnlyContain(name => IsDotnet(name));
    }

    [Fact]
    public void The_application_refers_to_the_domain_and_to_the_tools_of_use_cases_only()
    {
        List<string> references = ServiceAssemblies.ReferencesOf(ServiceAssemblies.Application);

        references.Should().Contain("EndpointManager.Domain").And.OnlyContain(name =>
            IsDotnet(name) || AllowedInApplication.Contains(name) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_infrastructure_does_not_refer_to_the_api() =>
        ServiceAssemblies.ReferencesOf(ServiceAssemblies.Infrastructure).Should()
            .Contain("EndpointManager.Application").And.NotContain("EndpointManager.Api");

    [Fact]
    public void Neither_the_application_nor_the_api_names_a_type_of_storage()
    {
        Types types = Types.InAssemblies([ServiceAssemblies.Application, ServiceAssemblies.Api]);

        types.GetTypes().Should().NotBeEmpty();
        FailingOf(types.ShouldNot().HaveDependencyOnAny([.. ObjectRelationalMappers, "EndpointManager.Infrastructure.Persistence", "EndpointManager.Infrastructure.Sqlite"]))
            .Should().BeEmpty();
    }

    // The same source is compiled a second time, against another major version of EF Core and without these packages.
    [Fact]
    public void Persistence_names_no_database_engine()
    {
        PredicateList types = Types.InAssembly(ServiceAssemblies.Infrastructure).That()
            .ResideInNamespaceStartingWith("EndpointManager.Infrastructure.Persistence");

        types.GetTypes().Should().NotBeEmpty();
        FailingOf(types.ShouldNot().HaveDependencyOnAny(
            "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql", "MySqlConnector", "Pomelo", "EndpointManager.Infrastructure.Sqlite"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Only_what_puts_the_service_together_names_the_infrastructure()
    {
        PredicateList types = Types.InAssembly(ServiceAssemblies.Api).That().ResideInNamespaceStartingWith("EndpointManager.Api")
            .And().DoNotResideInNamespace("EndpointManager.Api.Hosting");

        types.GetTypes().Should().NotBeEmpty();
        FailingOf(types.ShouldNot().HaveDependencyOn("EndpointManager.Infrastructure")).Should().BeEmpty();
    }

    // System.* beyond the framework's own would be packages, but the domain's project has none to take them from.
    private static bool IsDotnet(string name) =>
        name is "netstandard" or "mscorlib" or "Microsoft.CSharp" || name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> FailingOf(ConditionList conditions) => conditions.GetResult().FailingTypeNames ?? [];
}
