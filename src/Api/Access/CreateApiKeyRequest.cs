using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EndpointManager.Application.Access;
using EndpointManager.Application.Common;
using EndpointManager.Domain.Access;

namespace EndpointManager.Api.Access;

/// <summary>A key to be made. The annotations are for the OpenAPI document.</summary>
public sealed class CreateApiKeyRequest
{
    /// <summary>What its owner calls it.</summary>
    /// <example>Frontend</example>
    [StringLength(KeyName.MaxLength, MinimumLength = 1)]
    public Field Name { get; init; }

    /// <summary>What it is good for, at least one.</summary>
    public JsonElement Scopes { get; init; }

    /// <summary>Days after which it ends by itself, 1 to 3650; null or left out for never.</summary>
    public JsonElement ExpiresInDays { get; init; }

    /// <summary>Members that are none of these.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The body as the use case takes it.</summary>
    internal CreateApiKeyCommand ToCommand() => new()
    {
        Name = Name,
        Scopes = ScopesOf(Scopes),
        ExpiresInDays = NumberOf(ExpiresInDays),
        UnknownMembers = [.. Others.Keys],
    };

    private static Field ScopesOf(JsonElement scopes) => scopes.ValueKind switch
    {
        JsonValueKind.Undefined => default,
        JsonValueKind.Null => Field.Null,
        JsonValueKind.Array when scopes.EnumerateArray().All(scope => scope.ValueKind == JsonValueKind.String) =>
            Field.Of(string.Join(',', scopes.EnumerateArray().Select(scope => scope.GetString()))),
        _ => Field.WrongType,
    };

    private static Field NumberOf(JsonElement number) => number.ValueKind switch
    {
        JsonValueKind.Undefined => default,
        JsonValueKind.Null => Field.Null,
        JsonValueKind.Number when number.TryGetInt32(out int value) => Field.Of(value.ToString(CultureInfo.InvariantCulture)),
        _ => Field.WrongType,
    };
}
