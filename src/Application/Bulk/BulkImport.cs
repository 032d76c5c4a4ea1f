using EndpointManager.Application.Common;
using EndpointManager.Application.Devices;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Bulk;

/// <summary>
/// Adds all devices of a file or none, and edits those that exist if so asked. No <see cref="ICommand{TResponse}"/>: the
/// transaction begins after the last row has come, so that a slow client holds nothing. A class: rows hold clear passwords.
/// </summary>
/// <param name="rows">The rows as they come; what their reader throws ends the import.</param>
/// <param name="mode">add or upsert, as typed; add where nothing was.</param>
/// <param name="dryRun">true or false, as typed; false where nothing was.</param>
/// <param name="unknownParameters">Names that were given as well and mean nothing.</param>
public sealed class BulkImportCommand(
    IAsyncEnumerable<ImportRow> rows, string? mode, string? dryRun, IReadOnlyCollection<string> unknownParameters) : IRequest<ImportResponse>
{
    /// <summary>The modes.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["add", "upsert"];

    /// <summary>add or upsert, as typed.</summary>
    public string? Mode { get; } = mode;

    /// <summary>true or false, as typed.</summary>
    public string? DryRun { get; } = dryRun;

    /// <summary>Names that were given as well and mean nothing.</summary>
    public IReadOnlyCollection<string> UnknownParameters { get; } = unknownParameters;

    /// <summary>The rows.</summary>
    internal IAsyncEnumerable<ImportRow> Rows { get; } = rows;
}

internal sealed class BulkImportValidator : FieldValidator<BulkImportCommand>
{
    public BulkImportValidator()
    {
        RuleFor(command => command.Mode).Custom((text, context) => CheckChoice(text, BulkImportCommand.Modes, context));
        RuleFor(command => command.DryRun).Custom((text, context) => CheckChoice(text, ["true", "false"], context));
        RuleFor(command => command.UnknownParameters).Custom(NoUnknownMembers);
    }

    // Strictly, as are the names: what somebody meant to be a dry run must not write.
    private static void CheckChoice(string? text, IReadOnlyList<string> choices, ValidationContext<BulkImportCommand> context)
    {
        if (text is not null && !choices.Contains(text, StringComparer.Ordinal))
        {
            Fail(context, $"Must be one of: {string.Join(", ", choices)}.");
        }
    }
}

internal sealed class BulkImportHandler(
    IBulkDevices devices, ITemporaryFiles files, DeviceMaker maker, BrandCatalogue catalogue, TimeProvider time)
    : IRequestHandler<BulkImportCommand, ImportResponse>
{
    private const int LookUpSize = 500;
    private const int ReadSize = 4000;

    public Task<ImportResponse> Handle(BulkImportCommand command, CancellationToken cancellationToken)
    {
        bool upsert = command.Mode == BulkImportCommand.Modes[1];
        bool dryRun = command.DryRun == "true";
        var judge = new ImportJudge(devices, maker, catalogue, time, upsert, looksUp: upsert || dryRun);
        IAsyncEnumerable<JudgedRow> rows = judge.JudgeAsync(command.Rows, cancellationToken);
        return dryRun ? TryAsync(rows) : ImportAsync(rows, cancellationToken);
    }

    private async Task<ImportResponse> TryAsync(IAsyncEnumerable<JudgedRow> rows)
    {
        var results = new ResultSpool(files);
        try
        {
            var tally = new ImportTally();
            await foreach (JudgedRow row in rows)
            {
                tally.Add(row.Result.Status);
                results.Add(row.Result);
            }

            return new ImportResponse(tally, results);
        }
        catch
        {
            results.Dispose();
            throw;
        }
    }

    private async Task<ImportResponse> ImportAsync(IAsyncEnumerable<JudgedRow> rows, CancellationToken cancellationToken)
    {
        using var spool = new ImportSpool(files);
        var tally = new ImportTally();
        var failures = new ImportFailures();
        await foreach (JudgedRow row in rows)
        {
            tally.Add(row.Result.Status);
            if (row.Failed)
            {
                failures.Add(row.Result);
            }
            else
            {
                spool.Add(row);
            }
        }

        if (failures.Count > 0)
        {
            await AddTakenAsync(spool, failures, cancellationToken);
            throw new ImportRefusedException(failures);
        }

        await WriteAsync(spool, cancellationToken);
        return new ImportResponse(tally, null);
    }

    private async Task WriteAsync(ImportSpool spool, CancellationToken cancellationToken)
    {
        if (spool.Added + spool.Edited == 0)
        {
            return;
        }

        try
        {
            IAsyncEnumerable<Device> added =
                spool.ReadAdded().Select(row => row.Device).Chunk(ReadSize).ToAsyncEnumerable().OneAheadAsync(cancellationToken).SelectMany(batch => batch);
            await devices.WriteAsync(added, spool.ReadEdited().ToAsyncEnumerable(), cancellationToken);
        }
        catch (DevicesTakenException)
        {
            var failures = new ImportFailures();
            await AddTakenAsync(spool, failures, cancellationToken);
            if (failures.Count > 0)
            {
                throw new ImportRefusedException(failures);
            }

            throw;
        }
    }

    // Which rows would be devices that exist already. The database names at most one, and each engine in its own way.
    private async Task AddTakenAsync(ImportSpool spool, ImportFailures failures, CancellationToken cancellationToken)
    {
        foreach (AddedRow[] batch in spool.ReadAdded().Chunk(LookUpSize))
        {
            IReadOnlyList<Device> existing = await devices.FindAsync([.. batch.Select(row => row.Device.MacAddress)], cancellationToken);
            HashSet<MacAddress> taken = [.. existing.Select(device => device.MacAddress)];
            foreach (AddedRow row in batch.Where(row => taken.Contains(row.Device.MacAddress)))
            {
                failures.Add(ImportJudge.Exists(row.Row, row.Line, row.Device.MacAddress));
            }
        }
    }
}
