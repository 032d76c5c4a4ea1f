using System.Net;
using EndpointManager.Api.Access;
using EndpointManager.Api.Provisioning;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using Microsoft.AspNetCore.Http;

namespace EndpointManager.UnitTests.Access;

public sealed class PhoneQueueTests : IDisposable
{
    private readonly PhonePlaces _places = new(new ServiceSettings { Http = new HttpSettings { MaxRequests = 1 } });
    private readonly TaskCompletionSource _served = new();

    public void Dispose() => _places.Dispose();

    [Fact]
    public async Task Some_phones_wait_for_a_place_and_all_others_are_told_to_come_again()
    {
        var queue = new PhoneQueue(_ => _served.Task, _places);
        Task[] taken = [.. Enumerable.Range(0, 33).Select(_ => queue.InvokeAsync(Call()))];
        HttpContext tooMany = Call();

        await queue.InvokeAsync(tooMany);

        tooMany.Response.StatusCode.Should().Be(503);
        tooMany.Response.Headers.RetryAfter.ToString().Should().Be("10");
        PhoneCall.Of(tooMany).Reason.Should().Be(RefusalReason.Overloaded);
        taken.Should().OnlyContain(task => !task.IsCompleted);
        _served.SetResult();
        await Task.WhenAll(taken);
    }

    [Fact]
    public async Task A_place_that_was_left_is_taken_by_the_next()
    {
        var queue = new PhoneQueue(_ => Task.CompletedTask, _places);

        foreach (int _ in Enumerable.Range(0, 100))
        {
            HttpContext call = Call();
            await queue.InvokeAsync(call);
            call.Response.StatusCode.Should().Be(200);
        }
    }

    private static DefaultHttpContext Call()
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new PhoneCall(new RequestSource(IPAddress.Loopback, IPAddress.Loopback), "/805ec0123456"));
        return context;
    }
}
