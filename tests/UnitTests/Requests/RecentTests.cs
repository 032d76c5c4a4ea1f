using EndpointManager.Infrastructure.Requests;

namespace EndpointManager.UnitTests.Requests;

public sealed class RecentTests
{
    [Fact]
    public void Equal_values_are_one_object()
    {
        var recent = new Recent<string>();
        string first = recent.Shared(Text("805ec0123456.boot"))!;

        recent.Shared(Text("805ec0123456.boot")).Should().BeSameAs(first);
    }

    [Fact]
    public void Values_are_never_taken_for_others_however_many_there_are()
    {
        var recent = new Recent<string>();

        IEnumerable<string> values = Enumerable.Range(0, 20_000).Select(number => $"{number % 7_000}");

        values.Should().OnlyContain(value => recent.Shared(value) == value);
    }

    [Fact]
    public void Nothing_stays_nothing() => new Recent<string>().Shared(null).Should().BeNull();

    // Another object than any literal.
    private static string Text(string text) => new(text.AsSpan());
}
