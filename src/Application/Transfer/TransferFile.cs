using System.Text.Json;
using System.Text.Json.Serialization;

namespace EndpointManager.Application.Transfer;

/// <summary>The file that an export writes: JSON, one object a line, so that neither side holds it whole.</summary>
internal static class TransferFile
{
    /// <summary>Name of the format, in the first line.</summary>
    public const string Format = "endpoint-manager-export";

    /// <summary>Version of the format, in the first line.</summary>
    public const int Version = 1;

    /// <summary>How its lines are written and read; strictly, since people move their fleets by it.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>The first line.</summary>
/// <param name="Format">Always <see cref="TransferFile.Format"/>.</param>
/// <param name="Version">Version of the format.</param>
/// <param name="Salt">Salt of the key that passwords are encrypted with, in Base64; null where the file has none.</param>
internal sealed record TransferHeader(string Format, int Version, string? Salt);

/// <summary>The last line: without it the file was cut short.</summary>
/// <param name="Devices">How many devices stand before it.</param>
internal sealed record TransferEnd(long Devices);

/// <summary>A line between: one device with all that is kept of it. The password is encrypted or left out.</summary>
internal sealed class TransferDevice
{
    public required Guid Id { get; init; }

    public required string MacAddress { get; init; }

    public required string Brand { get; init; }

    public required string Model { get; init; }

    public required string Label { get; init; }

    public required string Username { get; init; }

    public string? Password { get; init; }

    public required string ServerAddress { get; init; }

    public required string Transport { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required long Version { get; init; }
}
