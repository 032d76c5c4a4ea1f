using MediatR;

namespace EndpointManager.Application.Common;

/// <summary>A request that changes something: its handler runs inside one transaction.</summary>
/// <typeparam name="TResponse">What the handler answers.</typeparam>
public interface ICommand<out TResponse> : IRequest<TResponse>;
