using EndpointManager.Application.Common;
using FluentValidation;
using MediatR;

namespace EndpointManager.UnitTests.Application;

public sealed class PipelineTests
{
    private readonly FakeUnitOfWork _unitOfWork = new();

    [Fact]
    public async Task A_request_without_a_validator_reaches_its_handler() =>
        (await ValidateAsync()).Should().Be("handled");

    [Fact]
    public async Task A_valid_request_reaches_its_handler() =>
        (await ValidateAsync(new MustBe("a"), new MustBe("a"))).Should().Be("handled");

    [Fact]
    public async Task An_invalid_request_is_refused_with_the_failures_of_all_validators_before_its_handler_runs()
    {
        Func<Task> send = () => ValidateAsync(new MustBe("b"), new MustBe("a"), new MustBe("c"));

        (await send.Should().ThrowAsync<ValidationException>()).Which.Errors.Select(failure => failure.ErrorMessage)
            .Should().Equal("Must be b.", "Must be c.");
    }

    [Fact]
    public async Task A_command_runs_inside_the_unit_of_work()
    {
        string answer = await new TransactionBehavior<Command, string>(_unitOfWork)
            .Handle(new Command(), CancellationToken.None, () => Task.FromResult(_unitOfWork.IsRunning ? "inside" : "outside"));

        answer.Should().Be("inside");
    }

    [Fact]
    public async Task A_query_passes_outside_the_unit_of_work()
    {
        string answer = await new TransactionBehavior<Query, string>(_unitOfWork)
            .Handle(new Query("a"), CancellationToken.None, () => Task.FromResult(_unitOfWork.IsRunning ? "inside" : "outside"));

        answer.Should().Be("outside");
        _unitOfWork.Runs.Should().Be(0);
    }

    private static Task<string> ValidateAsync(params IValidator<Query>[] validators)
    {
        bool refused = validators.OfType<MustBe>().Any(validator => validator.Expected != "a");
        return new ValidationBehavior<Query, string>(validators).Handle(
            new Query("a"),
            CancellationToken.None,
            () => refused ? throw new InvalidOperationException("The handler ran.") : Task.FromResult("handled"));
    }

    private sealed record Query(string Text) : IRequest<string>;

    private sealed record Command : ICommand<string>;

    private sealed class MustBe : AbstractValidator<Query>
    {
        public MustBe(string expected)
        {
            Expected = expected;
            RuleFor(query => query.Text).Equal(expected).WithMessage($"Must be {expected}.");
        }

        public string Expected { get; }
    }

    private sealed class FakeUnitOfWork : IUnitOfWork
    {
        public bool IsRunning { get; private set; }

        public int Runs { get; private set; }

        public async Task<T> ExecuteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        {
            Runs++;
            IsRunning = true;
            T result = await work();
            IsRunning = false;
            return result;
        }
    }
}
