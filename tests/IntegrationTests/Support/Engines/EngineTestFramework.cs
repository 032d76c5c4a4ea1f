using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework(
    "EndpointManager.IntegrationTests.Support.Engines.EngineTestFramework", "EndpointManager.IntegrationTests")]

namespace EndpointManager.IntegrationTests.Support.Engines;

/// <summary>
/// What xunit 2 lacks for suites over engines: a skip that depends on the class which inherits a test, and a place
/// where the run ends.
/// </summary>
internal sealed class EngineTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, sources, messages)
    {
        protected override bool FindTestsForMethod(
            ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            if (AbsenceOfEngine(testMethod.TestClass.Class.ToRuntimeType()) is not { } absence
                || !testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any())
            {
                return base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions);
            }

            var skipped = new XunitSkippedDataRowTestCase(
                DiagnosticMessageSink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod, absence);
            return ReportDiscoveredTestCase(skipped, includeSourceInformation, messageBus);
        }

        // A suite names its engine as a type argument: AddDeviceTests<MySql>.
        private static string? AbsenceOfEngine(Type? type)
        {
            for (; type is { ContainsGenericParameters: false }; type = type.BaseType)
            {
                if (type.GenericTypeArguments.FirstOrDefault(argument => argument.IsAssignableTo(typeof(DatabaseEngine))) is { } engine)
                {
                    return ((DatabaseEngine)Activator.CreateInstance(engine)!).Absence;
                }
            }

            return null;
        }
    }

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override ITestFrameworkDiscoverer CreateDiscoverer() =>
            new Discoverer(AssemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var run = new Run(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await run.RunAsync();
        }
    }

    private sealed class Run(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink diagnostics,
        IMessageSink messages,
        ITestFrameworkExecutionOptions options) : XunitTestAssemblyRunner(assembly, testCases, diagnostics, messages, options)
    {
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await SharedServers.DisposeAsync();
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
