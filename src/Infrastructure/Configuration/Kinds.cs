using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using EndpointManager.Application.Access;
using EndpointManager.Domain.Access;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.TimeZones;

namespace EndpointManager.Infrastructure.Configuration;

/// <summary>The kinds of value that the schema is written in.</summary>
internal static class Kinds
{
    private const ValueTypes AnyNumber = ValueTypes.Whole | ValueTypes.Fraction;

    public static readonly ScalarKind<string> Text = TextThat("a text without control characters", _ => true);

    public static readonly ScalarKind<string> RequiredText =
        TextThat("a text that is not empty, without control characters", text => text.Length > 0);

    public static readonly ScalarKind<string> Secret =
        new(RequiredText.Expectation, ValueTypes.Text, PlainTextThat(text => text.Length > 0)) { IsSecret = true };

    public static readonly ScalarKind<AccessMode> Access =
        new(string.Join(" or ", AccessModes.Names), ValueTypes.Text, AccessModes.TryParse);

    public static readonly ScalarKind<string> SharedKeyText = new(
        $"empty or {SharedKey.MinLength} to {SharedKey.MaxLength} letters, digits, - and _",
        ValueTypes.Text,
        PlainTextThat(text => text.Length == 0 || SharedKey.TryParse(text, out _)))
    { IsSecret = true };

    // A colon would end the name in HTTP Basic authentication, a quote in Digest.
    public static readonly ScalarKind<string> UserName = TextThat(
        "1 to 64 letters, digits, dots, - and _",
        text => text.Length is >= 1 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));

    public static readonly ScalarKind<string> ApiKey = new(
        "empty or an API key: emk_, an id of 12 letters and digits, _, and a secret of 43 characters",
        ValueTypes.Text,
        PlainTextThat(text => text.Length == 0 || ApiKeyToken.TryParse(text, out _, out _)))
    { IsSecret = true };

    public static readonly ScalarKind<bool> Truth = new("true or false", ValueTypes.Truth, TryParseTruth);

    public static readonly ScalarKind<string> Host =
        TextThat("empty or the address of a host", text => text.Length == 0 || IsHost(text));

    public static readonly ScalarKind<string> TimeZone =
        TextThat("empty or an IANA time zone such as Europe/Berlin", text => text.Length == 0 || PhoneTimeZones.TryFind(text, out _));

    public static readonly ScalarKind<string> WebAddress = new(
        "an absolute http or https URL without user, query, fragment or spaces",
        ValueTypes.Text,
        WebAddressParser.TryParse);

    public static readonly ScalarKind<IPEndPoint> Listener =
        new("http://ADDRESS:PORT, such as http://0.0.0.0:8080", ValueTypes.Text, AddressParser.TryParseListener);

    public static readonly ScalarKind<IPEndPoint> TlsListener =
        new("https://ADDRESS:PORT, such as https://0.0.0.0:8443", ValueTypes.Text, AddressParser.TryParseTlsListener);

    public static readonly ScalarKind<IPNetwork> Network = new(
        "an address or a network such as 10.0.0.0/8 with no bits behind its prefix",
        ValueTypes.Text,
        AddressParser.TryParseNetwork);

    public static ScalarKind<int> Whole(int minimum, int maximum) => new(
        $"a whole number from {minimum} to {maximum}",
        ValueTypes.Whole,
        (string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= minimum && value <= maximum);

    public static ScalarKind<double> Number(double minimum, double maximum) => new(
        string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"),
        AnyNumber,
        (string text, out double value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && value >= minimum && value <= maximum);

    public static ScalarKind<string> OneOf(params string[] words) =>
        TextThat(string.Join(" or ", words), words.Contains);

    public static ListKind<T> List<T>(ScalarKind<T> item) => new(item, minimum: 0);

    public static ListKind<T> NonEmptyList<T>(ScalarKind<T> item) => new(item, minimum: 1);

    private static ScalarKind<string> TextThat(string expectation, Predicate<string> holds) =>
        new(expectation, ValueTypes.Text, PlainTextThat(holds));

    private static TextParser<string> PlainTextThat(Predicate<string> holds) =>
        (string text, [NotNullWhen(true)] out string? value) =>
        {
            value = text;
            return !text.Any(char.IsControl) && holds(text);
        };

    private static bool TryParseTruth(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    private static bool IsHost(string text) => SipHost.TryParse(text, out _) || SipHost.TryParseIpv6(text, out _);
}
