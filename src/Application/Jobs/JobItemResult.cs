using EndpointManager.Application.Notify;
using EndpointManager.Domain.Jobs;

namespace EndpointManager.Application.Jobs;

/// <summary>What became of a NOTIFY of a job.</summary>
/// <param name="Position">The device's place in the job.</param>
/// <param name="State">The state that this means.</param>
/// <param name="Answer">What came back.</param>
public sealed record JobItemResult(int Position, JobItemState State, JobItemAnswer Answer)
{
    /// <summary>The result of a NOTIFY that was sent, or could not be.</summary>
    public static JobItemResult Of(int position, NotifyResult result) => new(
        position,
        result.Outcome switch
        {
            NotifyOutcome.Accepted => JobItemState.Accepted,
            NotifyOutcome.Rejected => JobItemState.Rejected,
            NotifyOutcome.Unreachable => JobItemState.Unreachable,
            _ => JobItemState.TimedOut,
        },
        new JobItemAnswer
        {
            SipStatus = result.SipStatus,
            Reason = Kept(result.Reason),
            Route = Kept(result.Route),
            Target = Kept(result.Target),
            Transport = Kept(result.Transport),
            Responder = Kept(result.Responder),
            ElapsedMs = (int)Math.Min(result.Elapsed.TotalMilliseconds, int.MaxValue),
        });

    /// <summary>The result of a NOTIFY of which nothing came back but words of our own.</summary>
    public static JobItemResult Of(int position, JobItemState state, string reason) =>
        new(position, state, new JobItemAnswer { Reason = reason });

    // A cut must not leave half a character, which PostgreSQL does not take.
    private static string? Kept(string? text) => text is null || text.Length <= JobItemAnswer.MaxTextLength
        ? text
        : text[..(char.IsHighSurrogate(text[JobItemAnswer.MaxTextLength - 1]) ? JobItemAnswer.MaxTextLength - 1 : JobItemAnswer.MaxTextLength)];
}
