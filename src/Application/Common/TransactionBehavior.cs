using MediatR;

namespace EndpointManager.Application.Common;

/// <summary>Runs the handlers of commands inside the unit of work; queries pass through.</summary>
internal sealed class TransactionBehavior<TRequest, TResponse>(IUnitOfWork unitOfWork) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is ICommand<TResponse> ? unitOfWork.ExecuteAsync(() => next(), cancellationToken) : next();
}
