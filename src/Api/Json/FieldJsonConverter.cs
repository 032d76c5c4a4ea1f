using System.Text.Json;
using System.Text.Json.Serialization;
using EndpointManager.Application.Common;

namespace EndpointManager.Api.Json;

/// <summary>Reads a member of any JSON type, so that a wrong one is reported beside all other failures.</summary>
internal sealed class FieldJsonConverter : JsonConverter<Field>
{
    public override bool HandleNull => true;

    public override Field Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Field.Of(reader.GetString()!);
            case JsonTokenType.Null:
                return Field.Null;
            default:
                reader.Skip();
                return Field.WrongType;
        }
    }

    public override void Write(Utf8JsonWriter writer, Field value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Fields are read only.");
}
