using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using FluentValidation;
using FluentValidation.Results;

namespace EndpointManager.UnitTests.Application;

/// <summary>Bodies of requests, and what a validator says about them.</summary>
internal static class TestFields
{
    /// <summary>A body that is right in all members, of which a test replaces one.</summary>
    public static DeviceFields Valid(
        Field? macAddress = null,
        Field? brand = null,
        Field? model = null,
        Field? label = null,
        Field? username = null,
        Field? password = null,
        Field? serverAddress = null,
        Field? transport = null,
        params string[] unknown) => new()
        {
            MacAddress = macAddress ?? Field.Of("80:5E:C0:12:34:56"),
            Brand = brand ?? Field.Of("Yealink"),
            Model = model ?? Field.Of("T46S"),
            Label = label ?? Field.Of("Reception"),
            Username = username ?? Field.Of("1001"),
            Password = password ?? Field.Of("s3cret"),
            ServerAddress = serverAddress ?? Field.Of("203.0.113.10"),
            Transport = transport ?? default,
            UnknownMembers = unknown,
        };

    /// <summary>The first message of each failing member.</summary>
    public static async Task<Dictionary<string, string>> ErrorsAsync<T>(this IValidator<T> validator, T request)
    {
        ValidationResult result = await validator.ValidateAsync(request);
        return result.Errors.GroupBy(failure => failure.PropertyName).ToDictionary(member => member.Key, member => member.First().ErrorMessage);
    }
}
