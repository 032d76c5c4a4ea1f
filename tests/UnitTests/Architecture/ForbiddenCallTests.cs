using System.Text.RegularExpressions;

namespace EndpointManager.UnitTests.Architecture;

/// <summary>Calls of .NET that read more than we mean, or the clock behind the tests' back.</summary>
public sealed partial class ForbiddenCallTests
{
    private static readonly string[] Clocks =
        ["System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow"];

    private static readonly string[] AddressTypes = ["System.Net.IPAddress", "System.Net.IPEndPoint", "System.Net.IPNetwork"];

    // .NET takes 127.1 and 0x7f.1 for addresses. These know it: each judges the text itself, or reads what is no input.
    private static readonly string[] MayParseAddresses =
    [
        "EndpointManager.Domain.Devices.SipHost",
        "EndpointManager.Application.Provisioning.LocalNetworks",
        "EndpointManager.Application.Requests.RequestFilters",
        "EndpointManager.Infrastructure.Configuration.",
        "EndpointManager.Infrastructure.Persistence.Access.DeviceExpectation",
        "EndpointManager.Infrastructure.Persistence.PhoneReachReader",
        "EndpointManager.Api.Access.ConsoleGuard",
        "EndpointManager.Api.Access.RequestSource",
    ];

    [Fact]
    public void The_time_is_asked_of_the_time_provider_only()
    {
        List<(string Caller, string Called)> calls = [.. ServiceAssemblies.Calls()];

        calls.Should().Contain(call => call.Called == "System.TimeProvider.GetUtcNow");
        calls.Where(call => Clocks.Contains(call.Called)).Should().BeEmpty();
    }

    [Fact]
    public void Addresses_are_parsed_in_the_few_places_that_know_how_lax_dotnet_is()
    {
        List<string> parsers = [.. ServiceAssemblies.Calls()
            .Where(call => AddressTypes.Any(type => call.Called == $"{type}.Parse" || call.Called == $"{type}.TryParse"))
            .Select(call => call.Caller)
            .Distinct()];

        parsers.Should().NotBeEmpty();
        parsers.Where(parser => !MayParseAddresses.Any(allowed => parser.StartsWith(allowed, StringComparison.Ordinal))).Should().BeEmpty();
    }

    // \d takes digits of every alphabet, and $ also stands before a last line break.
    [Fact]
    public void No_regular_expression_takes_foreign_digits_or_a_last_line_break()
    {
        List<(string File, string Line)> expressions = [.. Sources().SelectMany(file => File.ReadLines(file)
            .Where(line => RegexUse().IsMatch(line))
            .Select(line => (Path.GetFileName(file), line.Trim())))];

        expressions.Should().NotBeEmpty();
        expressions.Where(expression => LaxPattern().IsMatch(expression.Line)).Should().BeEmpty();
    }

    [GeneratedRegex(@"(GeneratedRegex|new Regex|\bRegex\.[A-Z]\w+)\(")]
    private static partial Regex RegexUse();

    [GeneratedRegex(@"\\[dDwWsS]|\$[|)""]")]
    private static partial Regex LaxPattern();

    private static string[] Sources()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EndpointManager.sln")))
        {
            folder = folder.Parent!;
        }

        return Directory.GetFiles(Path.Combine(folder.FullName, "src"), "*.cs", SearchOption.AllDirectories);
    }
}
