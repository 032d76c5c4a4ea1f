using EndpointManager.Application.Audit;
using EndpointManager.Application.Bulk;
using EndpointManager.Application.Common;
using EndpointManager.Application.Dhcp;
using EndpointManager.Application.Jobs;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Secrets;
using EndpointManager.Application.Transfer;
using EndpointManager.Infrastructure.Persistence.Audit;
using FluentValidation;
using Mapster;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EndpointManager.UnitTests.Architecture;

/// <summary>What every use case, controller and adapter has in common.</summary>
public sealed class ConventionTests
{
    /// <summary>What only its own project may use: the rest of the service knows the contract.</summary>
    public static TheoryData<Type> Contracts => new()
    {
        typeof(IRequestHandler<,>), typeof(IPipelineBehavior<,>), typeof(IValidator), typeof(IRegister), typeof(IBrandRenderer), typeof(IPersistenceProvider), typeof(IDhcpSnippetWriter),
        typeof(DbContext), typeof(IEntityTypeConfiguration<>), typeof(ValueConverter), typeof(IInterceptor), typeof(IDesignTimeDbContextFactory<>),
    };

    // A phone's unknown name is no mistake to be told of, but nothing to serve; a transfer's input is a whole file, which the
    // import judges line by line before it keeps anything. How long the exchange of keys waits is nobody's input.
    private static readonly Type[] NeedNoValidator =
    [
        typeof(GetProvisioningFileQuery), typeof(ExportDevicesQuery), typeof(ImportDevicesCommand), typeof(RotateSecretsCommand),
        typeof(ForgetKeysCommand),
    ];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Implementations_are_sealed_and_internal(Type contract)
    {
        List<Type> implementations = [.. ServiceAssemblies.All.SelectMany(ServiceAssemblies.WrittenTypes).Where(type => type.IsClass && Fits(type, contract))];

        implementations.Should().NotBeEmpty();
        implementations.Should().OnlyContain(type => !type.IsVisible && (type.IsSealed || type.IsAbstract));
    }

    [Fact]
    public void Every_request_with_input_has_a_validator()
    {
        List<Type> requests = [.. Requests().Where(type => type.GetProperties().Length > 0)];

        requests.Should().NotBeEmpty();
        requests.Except(NeedNoValidator).Where(request => !HasValidator(request)).Should().BeEmpty();
    }

    [Fact]
    public void An_exemption_from_validation_is_of_a_request_that_has_none() =>
        NeedNoValidator.Should().NotBeEmpty().And.BeSubsetOf(Requests()).And.NotContain(request => HasValidator(request));

    [Fact]
    public void Every_request_has_one_handler()
    {
        List<Type> handled = [.. ServiceAssemblies.WrittenTypes(ServiceAssemblies.Application)
            .SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(type => type.GetGenericArguments()[0])];

        handled.Should().NotBeEmpty().And.BeEquivalentTo(Requests());
    }

    [Fact]
    public void Every_controller_sends_through_the_mediator_and_knows_nothing_else()
    {
        List<(Type Controller, Type Dependency)> dependencies = [.. ServiceAssemblies.WrittenTypes(ServiceAssemblies.Api)
            .Where(type => type.IsSubclassOf(typeof(ControllerBase)))
            .SelectMany(type => type.GetConstructors().Single().GetParameters().Select(parameter => (type, parameter.ParameterType)))];

        dependencies.Should().NotBeEmpty();
        dependencies.Where(pair => pair.Dependency != typeof(IMediator)).Should().BeEmpty();
    }

    // Of bulk changes and jobs the adapters write it down, in the transactions that they make themselves.
    [Fact]
    public void Whoever_changes_something_writes_down_what()
    {
        List<Type> handlers = [.. ServiceAssemblies.WrittenTypes(ServiceAssemblies.Application).Where(type =>
            type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                && contract.GetGenericArguments()[0].GetInterfaces().Any(request => request.IsGenericType && request.GetGenericTypeDefinition() == typeof(ICommand<>))))];

        handlers.Should().NotBeEmpty();
        handlers.Where(handler => !TakesAuditTrail(handler)).Should().BeEmpty();
        ServiceAssemblies.WrittenTypes(ServiceAssemblies.Infrastructure)
            .Where(type => type.IsClass && (type.IsAssignableTo(typeof(IBulkDevices)) || type.IsAssignableTo(typeof(IJobStarter))))
            .Should().HaveCount(2).And.OnlyContain(type => TakesAuditTrail(type));
    }

    private static bool TakesAuditTrail(Type type) =>
        type.GetConstructors().Single().GetParameters().Any(parameter =>
            parameter.ParameterType == typeof(AuditTrail) || parameter.ParameterType == typeof(BulkAudit));

    private static IEnumerable<Type> Requests() => ServiceAssemblies.WrittenTypes(ServiceAssemblies.Application)
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest)));

    private static bool HasValidator(Type request)
    {
        Type contract = typeof(IValidator<>).MakeGenericType(request);
        return ServiceAssemblies.WrittenTypes(ServiceAssemblies.Application).Any(type => !type.IsAbstract && type.IsAssignableTo(contract));
    }

    private static bool Fits(Type type, Type contract) => contract.IsGenericTypeDefinition
        ? type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == contract)
        : type.IsAssignableTo(contract);
}
