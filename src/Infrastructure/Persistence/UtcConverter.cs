using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>Keeps times in UTC: SQLite cannot order by an offset, and MySQL has no type for one.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
