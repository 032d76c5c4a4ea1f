using EndpointManager.Application.Audit;
using EndpointManager.Application.Common;
using EndpointManager.Application.Requests;
using FluentValidation;
using MediatR;

namespace EndpointManager.Application.Access;

/// <summary>Lets a source in again that was locked out by the instance that is asked.</summary>
/// <param name="Address">The source's address as typed; any one of an IPv6 network.</param>
public sealed record ClearLockoutCommand(string Address) : IRequest<Unit>;

internal sealed class ClearLockoutValidator : FieldValidator<ClearLockoutCommand>
{
    public ClearLockoutValidator() => RuleFor(command => command.Address).Custom((text, context) =>
    {
        if (RequestFilters.ParseAddress(text) is null)
        {
            Fail(context, "Must be an IPv4 or IPv6 address.");
        }
    });
}

internal sealed class ClearLockoutHandler(Lockouts lockouts, AuditTrail audit) : IRequestHandler<ClearLockoutCommand, Unit>
{
    public async Task<Unit> Handle(ClearLockoutCommand command, CancellationToken cancellationToken)
    {
        SourceNetwork source = SourceNetwork.Of(RequestFilters.ParseAddress(command.Address)!);
        if (lockouts.All().All(lockout => lockout.Source != source))
        {
            throw new LockoutNotFoundException(source);
        }

        await audit.RecordAsync(AuditActions.ClearLockout, AuditTarget.Source(source), cancellationToken);
        lockouts.Clear(source);
        return Unit.Value;
    }
}
