using System.Net;
using EndpointManager.Api.Provisioning;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Requests;
using EndpointManager.Application.Settings;
using EndpointManager.UnitTests.Application;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EndpointManager.UnitTests.Access;

public sealed class PhoneCallRecorderTests : IRequestLog
{
    private static readonly ServedFile File =
        new(new ProvisioningFile(ProvisioningFile.Text, new byte[5]), ServedForm.Common, "\"tag\"", VariesByUserAgent: false, Revision: null);

    private readonly List<PhoneRequest> _recorded = [];
    private readonly FakeSecurityLog _securityLog = new();

    void IRequestLog.Record(PhoneRequest request) => _recorded.Add(request);

    [Fact]
    public async Task What_was_served_is_recorded()
    {
        PhoneRequest request = await RecordAsync(context => PhoneCall.Of(context).Serve(File));

        (request.Form, request.Reason, request.IsPermitted, request.Path).Should().Be((ServedForm.Common, null, true, "x.cfg"));
    }

    [Fact]
    public async Task What_is_served_only_because_refusals_are_not_enforced_is_recorded_with_the_reason_and_told()
    {
        PhoneRequest request = await RecordAsync(context =>
        {
            PhoneCall call = PhoneCall.Of(context);
            call.Judge(RefusalReason.NotLocal, isEnforced: false);
            call.Serve(File);
        });

        (request.Form, request.Reason, request.IsPermitted).Should().Be((ServedForm.Common, RefusalReason.NotLocal, true));
        _securityLog.Lines.Should().Equal("would refuse 10.1.2.3 NotLocal");
    }

    [Theory]
    [InlineData(RefusalReason.LockedOut)]
    [InlineData(RefusalReason.UnknownToken)]
    public async Task Who_is_refused_for_want_of_trust_says_nothing_of_a_phone(RefusalReason reason) =>
        (await RecordAsync(context => PhoneCall.Of(context).Refuse(reason))).IsPermitted.Should().BeFalse();

    [Fact]
    public async Task An_answer_that_nobody_was_left_to_read_served_nothing()
    {
        PhoneRequest request = await RecordAsync(context =>
        {
            PhoneCall.Of(context).Serve(File);
            context.Abort();
        });

        (request.Form, request.Reason, request.Bytes).Should().Be((null, RefusalReason.ConnectionLost, 0));
    }

    [Fact]
    public async Task An_answer_that_broke_off_served_nothing()
    {
        Func<Task> broken = () => RecordAsync(context =>
        {
            PhoneCall.Of(context).Serve(File);
            throw new IOException();
        });

        await broken.Should().ThrowAsync<IOException>();
        (_recorded.Single().Form, _recorded.Single().Reason).Should().Be((null, RefusalReason.ConnectionLost));
    }

    [Fact]
    public async Task What_is_too_long_is_cut_before_it_waits()
    {
        PhoneRequest request = await RecordAsync(_ => { }, path: "/provision/" + new string('x', 9000), userAgent: new string('y', 9000));

        request.Path.Should().HaveLength(RecordedText.MaxFileLength);
        request.UserAgent.Should().HaveLength(RecordedText.MaxUserAgentLength);
    }

    private async Task<PhoneRequest> RecordAsync(Action<HttpContext> answer, string path = "/provision/x.cfg", string userAgent = "phone")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.1.2.3");
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.Headers.UserAgent = userAgent;
        using var aborted = new CancellationTokenSource();
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime(aborted));
        var recorder = new PhoneCallRecorder(
            next =>
            {
                PhoneCall.Of(next).Judge(objection: null, isEnforced: true);
                answer(next);
                return Task.CompletedTask;
            },
            this,
            _securityLog,
            new ServiceSettings(),
            TimeProvider.System);

        await recorder.InvokeAsync(context);

        return _recorded.Single();
    }

    private sealed class Lifetime(CancellationTokenSource aborted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = aborted.Token;

        public void Abort() => aborted.Cancel();
    }
}
