using System.Buffers;
using System.IO.Pipelines;
using EndpointManager.Api.Errors;

namespace EndpointManager.Api.Bulk;

/// <summary>
/// Hands out little at a time, and reads on only while rows come of it: one row that is as long as a body may be would take a hundred
/// times that in memory, as each of its members is an object.
/// </summary>
/// <param name="body">What is read.</param>
/// <param name="maxRowBytes">Most bytes of a row.</param>
internal sealed class RowBoundReader(PipeReader body, int maxRowBytes) : PipeReader
{
    private ReadOnlySequence<byte> _buffer;
    private long _consumed;
    private long _read;
    private long _readAtRow;

    /// <summary>Takes note that a row came of what was read.</summary>
    public void NoteRow() => _readAtRow = _read;

    /// <inheritdoc/>
    /// <exception cref="MalformedRequestException">More than a row may have was read since the last one.</exception>
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        RequireRows();
        return Note(await body.ReadAsync(cancellationToken), maxRowBytes);
    }

    /// <inheritdoc/>
    /// <exception cref="MalformedRequestException">More than a row may have was read since the last one.</exception>
    public override bool TryRead(out ReadResult result)
    {
        RequireRows();
        bool read = body.TryRead(out result);
        if (read)
        {
            result = Note(result, maxRowBytes);
        }

        return read;
    }

    /// <inheritdoc/>
    /// <exception cref="MalformedRequestException">More than a row may have was read since the last one.</exception>
    protected override async ValueTask<ReadResult> ReadAtLeastAsyncCore(int minimumSize, CancellationToken cancellationToken)
    {
        // Once for all that is read before anybody looks for rows in it.
        RequireRows();
        return Note(await body.ReadAtLeastAsync(minimumSize, cancellationToken), Math.Max(minimumSize, maxRowBytes));
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _consumed += _buffer.Slice(_buffer.Start, consumed).Length;
        body.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => body.CancelPendingRead();

    public override void Complete(Exception? exception = null) => body.Complete(exception);

    private void RequireRows()
    {
        if (_read - _readAtRow > maxRowBytes)
        {
            throw new MalformedRequestException("A device in the array is longer than 64 KiB.");
        }
    }

    // What has come beyond that is there at the next read.
    private ReadResult Note(ReadResult result, int atMost)
    {
        bool isMore = result.Buffer.Length > atMost;
        _buffer = isMore ? result.Buffer.Slice(0, atMost) : result.Buffer;
        _read = _consumed + _buffer.Length;
        return isMore ? new ReadResult(_buffer, result.IsCanceled, isCompleted: false) : result;
    }
}
