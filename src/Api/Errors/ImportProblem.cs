using System.Globalization;
using System.Text.Json.Serialization;
using EndpointManager.Application.Bulk;

namespace EndpointManager.Api.Errors;

/// <summary>An import that was refused for its rows; nothing was imported.</summary>
internal record ImportProblem : Problem
{
    /// <summary>Messages by row and JSON name of the member, such as <c>rows[12].serverAddress</c>, for the first 100 rows that failed.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, string[]> Errors { get; init; }

    /// <summary>The first 100 rows that failed, with their lines.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<ImportRowResult> Rows { get; init; }

    /// <summary>How many rows failed in all.</summary>
    /// <example>1</example>
    [JsonPropertyOrder(3)]
    public required int FailedRows { get; init; }

    /// <summary>The problem that rows mean.</summary>
    public static ImportProblem Of(ImportFailures failures)
    {
        ProblemKind kind = failures.OnlyExisting ? ProblemKind.DeviceAlreadyExists : ProblemKind.Validation;
        string rows = failures.Count == 1 ? "One row" : string.Create(CultureInfo.InvariantCulture, $"{failures.Count} rows");
        return new ImportProblem
        {
            Type = kind.Type,
            Title = kind.Title,
            Status = kind.Status,
            Detail = failures.OnlyExisting
                ? $"{rows} of the file: a device with the MAC address exists already. Nothing was imported."
                : $"{rows} of the file cannot be taken. Nothing was imported.",
            Errors = failures.First.SelectMany(row => row.Errors.Select(error => (Name: NameOf(row, error.Key), error.Value)))
                .ToDictionary(error => error.Name, error => error.Value),
            Rows = failures.First,
            FailedRows = failures.Count,
        };
    }

    private static string NameOf(ImportRowResult row, string member) =>
        string.Create(CultureInfo.InvariantCulture, $"rows[{row.Row}]{(member == "" ? "" : ".")}{member}");
}
