using EndpointManager.Api.Access;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Access;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Access;
using EndpointManager.UnitTests.Application;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EndpointManager.UnitTests.Access;

public sealed class ConsoleGuardTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private readonly FakeKeys _keys = new();
    private readonly Caller _caller = new();
    private readonly TestClock _clock = new(Now);
    private readonly ConsoleLimits _limits = new(new ServiceSettings());

    public void Dispose() => _limits.Dispose();

    [Theory]
    [InlineData("127.0.0.1", "localhost")]
    [InlineData("127.0.0.1", "LOCALHOST:8080")]
    [InlineData("127.8.8.8", "127.0.0.1:8080")]
    [InlineData("::1", "[::1]:8080")]
    [InlineData("::ffff:127.0.0.1", "localhost")]
    public async Task People_on_this_machine_come_in(string peer, string host) => (await ComesInAsync(peer, host)).Should().BeTrue();

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData(null)]
    public async Task People_elsewhere_do_not(string? peer)
    {
        Func<Task> ask = () => ComesInAsync(peer, "localhost");

        await ask.Should().ThrowAsync<UnauthorizedException>();
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Prefix", "/console")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task Nobody_comes_in_through_a_proxy_that_nobody_configured(string header, string value)
    {
        Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost", (header, value));

        await ask.Should().ThrowAsync<UnauthorizedException>();
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("203.0.113.10:8080")]
    [InlineData("0.0.0.0")]
    [InlineData("")]
    public async Task A_name_that_was_made_to_point_here_is_refused(string host)
    {
        Func<Task> ask = () => ComesInAsync("127.0.0.1", host);

        await ask.Should().ThrowAsync<ForeignHostException>();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "http://localhost@evil.example")]
    [InlineData("Origin", "file:///x")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_foreign_page_is_refused(string header, string value)
    {
        Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost", (header, value));

        await ask.Should().ThrowAsync<ForbiddenException>();
    }

    [Theory]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "http://[::1]:8080")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task The_services_own_page_comes_in(string header, string value) =>
        (await ComesInAsync("127.0.0.1", "localhost", (header, value))).Should().BeTrue();

    [Fact]
    public async Task Once_there_is_a_key_this_machine_needs_one_too()
    {
        _keys.Make();

        Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost");

        (await ask.Should().ThrowAsync<UnauthorizedException>()).WithMessage("*keys create NAME*");
        _caller.Actor.Should().Be("anonymous");
    }

    [Fact]
    public async Task A_revoked_key_is_no_way_back_to_no_keys()
    {
        _keys.Make().Key.Revoke(Now);

        Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost");

        await ask.Should().ThrowAsync<UnauthorizedException>();
    }

    [Fact]
    public async Task Loopback_stays_trusted_where_that_is_configured_with_the_same_checks()
    {
        _keys.Make();
        var trusting = new ServiceSettings { Security = new SecuritySettings { TrustLoopback = true } };

        (await ComesInAsync(trusting, "127.0.0.1", "localhost")).Should().BeTrue();

        Func<Task> foreign = () => ComesInAsync(trusting, "127.0.0.1", "localhost", ("Sec-Fetch-Site", "cross-site"));
        Func<Task> rebound = () => ComesInAsync(trusting, "127.0.0.1", "evil.example");
        await foreign.Should().ThrowAsync<ForbiddenException>();
        await rebound.Should().ThrowAsync<ForeignHostException>();
    }

    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "bearer ")]
    [InlineData("X-Api-Key", "")]
    public async Task A_key_lets_in_from_anywhere_under_any_name(string header, string prefix)
    {
        string key = _keys.Make().Token.Reveal();

        (await ComesInAsync("203.0.113.9", "console.example", (header, prefix + key), ("X-Forwarded-For", "8.8.8.8"))).Should().BeTrue();

        _caller.Actor.Should().StartWith("key:");
        _caller.Name.Should().Be("Frontend");
    }

    [Fact]
    public async Task The_same_key_in_both_headers_is_one_key()
    {
        string key = _keys.Make().Token.Reveal();

        (await ComesInAsync("203.0.113.9", "x", ("Authorization", "Bearer " + key), ("X-Api-Key", key))).Should().BeTrue();
    }

    [Fact]
    public async Task Headers_that_say_more_than_one_key_are_refused()
    {
        (string good, string other) = (_keys.Make().Token.Reveal(), _keys.Make().Token.Reveal());
        (string, string)[][] sent =
        [
            [("Authorization", "Bearer " + good), ("X-Api-Key", other)],
            [("Authorization", "Bearer " + good), ("X-Api-Key", "")],
            [("Authorization", "Bearer " + good), ("Authorization", "Bearer " + good)],
            [("X-Api-Key", good), ("X-Api-Key", good)],
            [("Authorization", "Basic eDp5"), ("X-Api-Key", good)],
            [("Authorization", good)],
        ];

        foreach ((string, string)[] headers in sent)
        {
            Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost", headers);
            await ask.Should().ThrowAsync<UnauthorizedException>();
        }
    }

    [Fact]
    public async Task Keys_that_are_not_good_are_all_refused_in_the_same_words()
    {
        (ApiKey revoked, ApiKeyToken revokedToken) = _keys.Make();
        revoked.Revoke(Now);
        ApiKeyToken over = _keys.Make(lifetime: TimeSpan.FromDays(1)).Token;
        _clock.Time += TimeSpan.FromDays(1);
        string good = _keys.Make().Token.Reveal();
        string[] sent = [revokedToken.Reveal(), over.Reveal(), ApiKeyToken.New().Reveal(), good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), "emk_x", "", "x"];

        List<string> words = [];
        foreach (string key in sent)
        {
            Func<Task> ask = () => ComesInAsync("127.0.0.1", "localhost", ("X-Api-Key", key));
            words.Add((await ask.Should().ThrowAsync<UnauthorizedException>()).Which.Message);
        }

        words.Distinct().Should().ContainSingle().Which.Should().Contain("not valid");
    }

    [Fact]
    public async Task After_ten_wrong_keys_an_address_has_to_wait_and_a_good_key_from_there_does_not()
    {
        string good = _keys.Make().Token.Reveal();
        Func<Task> guess = () => ComesInAsync("203.0.113.9", "x", ("X-Api-Key", ApiKeyToken.New().Reveal()));
        for (int i = 0; i < ConsoleLimits.FailuresPerMinute; i++)
        {
            await guess.Should().ThrowAsync<UnauthorizedException>();
        }

        (await guess.Should().ThrowAsync<TooManyRequestsException>()).Which.Wait.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));

        (await ComesInAsync("203.0.113.9", "x", ("X-Api-Key", good))).Should().BeTrue();
        Func<Task> elsewhere = () => ComesInAsync("203.0.113.10", "x", ("X-Api-Key", ApiKeyToken.New().Reveal()));
        await elsewhere.Should().ThrowAsync<UnauthorizedException>();
    }

    [Fact]
    public async Task A_flood_of_guesses_has_few_looked_up_at_a_time_among_which_a_good_key_waits_and_comes_in()
    {
        string good = _keys.Make().Token.Reveal();
        Task<bool> Ask(string from, string? key = null) =>
            ComesInAsync(new ServiceSettings(), from, "x", _limits, new Caller(), ("X-Api-Key", key ?? ApiKeyToken.New().Reveal()));
        for (int i = 0; i < ConsoleLimits.FailuresPerMinute; i++)
        {
            await FluentActions.Awaiting(() => Ask("203.0.113.9")).Should().ThrowAsync<UnauthorizedException>();
        }

        using var answer = new SemaphoreSlim(0);
        _keys.BeforeFind = () => answer.WaitAsync();
        Task<bool>[] guesses = [.. Enumerable.Range(0, 50).Select(_ => Ask("203.0.113.9"))];
        Task<bool> amongThem = Ask("203.0.113.9", good);
        _keys.Asked.Should().Be(ConsoleLimits.FailuresPerMinute + ConsoleLimits.LookUpsOfSuspects);
        Task<bool> elsewhere = Ask("203.0.113.10", good);
        _keys.Asked.Should().Be(ConsoleLimits.FailuresPerMinute + ConsoleLimits.LookUpsOfSuspects + 1, "others do not wait");

        answer.Release(guesses.Length + 2);

        (await elsewhere, await amongThem).Should().Be((true, true));
        foreach (Task<bool> guess in guesses)
        {
            await FluentActions.Awaiting(() => guess).Should().ThrowAsync<TooManyRequestsException>();
        }
    }

    [Fact]
    public async Task Whoever_brings_no_key_is_told_so_only_so_many_times_a_minute()
    {
        using var limits = new ConsoleLimits(new ServiceSettings { Security = new SecuritySettings { RequestsPerMinute = 2 } });
        string good = _keys.Make().Token.Reveal();
        Task<bool> Ask(string from, params (string, string)[] headers) => ComesInAsync(new ServiceSettings(), from, "localhost", limits, _caller, headers);
        Func<Task> keyless = () => Ask("203.0.113.9");
        await keyless.Should().ThrowAsync<UnauthorizedException>();
        await keyless.Should().ThrowAsync<UnauthorizedException>();

        await keyless.Should().ThrowAsync<TooManyRequestsException>();

        await FluentActions.Awaiting(() => Ask("203.0.113.10")).Should().ThrowAsync<UnauthorizedException>();
        (await Ask("203.0.113.9", ("X-Api-Key", good))).Should().BeTrue();
    }

    [Fact]
    public async Task People_on_this_machine_are_not_counted()
    {
        using var limits = new ConsoleLimits(new ServiceSettings { Security = new SecuritySettings { RequestsPerMinute = 2 } });
        for (int i = 0; i < 10; i++)
        {
            (await ComesInAsync(new ServiceSettings(), "127.0.0.1", "localhost", limits, _caller)).Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_key_is_good_for_so_many_requests_a_minute()
    {
        using var limits = new ConsoleLimits(new ServiceSettings { Security = new SecuritySettings { RequestsPerMinute = 2 } });
        (string one, string other) = (_keys.Make().Token.Reveal(), _keys.Make().Token.Reveal());
        Task<bool> Ask(string key) => ComesInAsync(new ServiceSettings(), "203.0.113.9", "x", limits, _caller, ("X-Api-Key", key));
        await Ask(one);
        await Ask(one);

        Func<Task> third = () => Ask(one);

        await third.Should().ThrowAsync<TooManyRequestsException>();
        (await Ask(other)).Should().BeTrue();
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_are_for()
    {
        string reading = _keys.Make("devices:read").Token.Reveal();
        string writing = _keys.Make("devices:write").Token.Reveal();

        Func<Task> ask = () => ComesInAsync("203.0.113.9", "x", ("X-Api-Key", reading));

        (await ask.Should().ThrowAsync<ScopeMissingException>()).WithMessage("*devices:write*");
        (await ComesInAsync("203.0.113.9", "x", ("X-Api-Key", writing))).Should().BeTrue();
    }

    [Fact]
    public async Task An_operation_that_names_no_scope_is_closed()
    {
        var guard = new ConsoleGuard(_ => Task.CompletedTask, new ServiceSettings(), DoorOf(new ServiceSettings()), _limits);
        HttpContext context = TestRequests.From("127.0.0.1", ("Host", "localhost"));
        context.SetEndpoint(OperationWith([]));

        Func<Task> ask = () => guard.InvokeAsync(context, _caller);

        await ask.Should().ThrowAsync<InvalidOperationException>();
    }

    private static RouteEndpoint OperationWith(IEnumerable<object> metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse("/console/x"), 0, new EndpointMetadataCollection(metadata), null);

    private ConsoleDoor DoorOf(ServiceSettings settings) => new(_keys, new KeyUses(), settings, _clock);

    private Task<bool> ComesInAsync(string? peer, string host, params (string Name, string Value)[] headers) =>
        ComesInAsync(new ServiceSettings(), peer, host, headers);

    private Task<bool> ComesInAsync(ServiceSettings settings, string? peer, string host, params (string Name, string Value)[] headers) =>
        ComesInAsync(settings, peer, host, _limits, _caller, headers);

    private async Task<bool> ComesInAsync(
        ServiceSettings settings, string? peer, string host, ConsoleLimits limits, Caller caller, params (string Name, string Value)[] headers)
    {
        bool cameIn = false;
        var guard = new ConsoleGuard(
            _ =>
            {
                cameIn = true;
                return Task.CompletedTask;
            },
            settings,
            DoorOf(settings),
            limits);
        HttpContext context = TestRequests.From(peer, [("Host", host), .. headers]);
        context.SetEndpoint(OperationWith([new RequireScopeAttribute(Scopes.DevicesWrite)]));
        await guard.InvokeAsync(context, caller);
        return cameIn;
    }
}
