using System.Security.Cryptography;
using System.Text;
using EndpointManager.Api.Access;
using EndpointManager.Api.Provisioning;
using EndpointManager.Application.Access;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Security;
using EndpointManager.Application.Settings;
using EndpointManager.UnitTests.Application;
using EndpointManager.UnitTests.Sip;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EndpointManager.UnitTests.Access;

/// <summary>What a request tells by itself: key and credentials. Networks have tests of their own.</summary>
public sealed class PhoneGuardTests : INonceSigner
{
    private const string Key = "0123456789abcdef";
    private const string File = "/provision/805ec0123456.cfg";

    private readonly ManualTime _time = new();
    private readonly DigestNonces _nonces;
    private readonly ProvisioningSettings _shared = new() { Access = AccessMode.Shared, SharedKey = TestAccess.Key(Key) };

    public PhoneGuardTests() => _nonces = new DigestNonces(this, _time);

    void INonceSigner.Sign(ReadOnlySpan<byte> content, Span<byte> signature) =>
        HMACSHA256.HashData("key"u8, content).AsSpan(0, INonceSigner.Size).CopyTo(signature);

    [Theory]
    [InlineData("/provision/0123456789abcdef/805ec0123456.cfg", "/805ec0123456.cfg")]
    [InlineData("/provision//0123456789abcdef//805ec0123456.cfg", "//805ec0123456.cfg")]
    [InlineData("/provision/0123456789abcdef/", "/")]
    [InlineData("/provision/0123456789abcdef", "")]
    public async Task The_key_in_the_path_lets_in_and_is_taken_out(string path, string rest)
    {
        Outcome outcome = await AskAsync(_shared, path);

        (outcome.CameIn, outcome.Call.Path, outcome.Call.IsPermitted).Should().Be((true, rest, true));
    }

    [Theory]
    [InlineData("/provision/805ec0123456.cfg", RefusalReason.NoCredentials)]
    [InlineData("/provision/0123456789abcdeF/805ec0123456.cfg", RefusalReason.NoCredentials)]
    [InlineData("/provision/805ec0123456.cfg/0123456789abcdef", RefusalReason.NoCredentials)]
    [InlineData("/provision/nonsense", RefusalReason.NoCredentials)]
    public async Task Without_the_key_everyone_is_told_alike_how_to_come(string path, RefusalReason reason)
    {
        Outcome outcome = await AskAsync(_shared, path);

        (outcome.CameIn, outcome.Call.Reason, outcome.Call.IsPermitted).Should().Be((false, reason, false));
        outcome.Status.Should().Be(401);
        outcome.Challenges.Should().HaveCount(3);
        outcome.Challenges[0].Should().MatchRegex("""^Digest realm="Endpoint Manager", qop="auth", algorithm=SHA-256, nonce="[A-Za-z0-9_-]{43}"$""");
        outcome.Challenges[1].Should().Contain("algorithm=MD5");
        outcome.Challenges[2].Should().Be("Basic realm=\"Endpoint Manager\", charset=\"UTF-8\"");
    }

    [Theory]
    [InlineData("phone:0123456789abcdef", true)]
    [InlineData("phone:0123456789abcdeF", false)]
    [InlineData("other:0123456789abcdef", false)]
    [InlineData("0123456789abcdef", false)]
    [InlineData("phone:", false)]
    public async Task Basic_credentials_are_user_and_key(string credentials, bool comesIn)
    {
        Outcome outcome = await AskAsync(_shared, File, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

        outcome.CameIn.Should().Be(comesIn);
        outcome.Call.Reason.Should().Be(comesIn ? null : RefusalReason.WrongCredentials);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic %%%")]
    [InlineData("Bearer 0123456789abcdef")]
    [InlineData("Digest")]
    [InlineData("Digest username=\"phone\"")]
    [InlineData("nonsense , =")]
    public async Task Credentials_of_no_sense_are_wrong(string header) =>
        (await AskAsync(_shared, File, header)).Call.Reason.Should().Be(RefusalReason.WrongCredentials);

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256")]
    public async Task A_digest_lets_in_once_for_each_count(string algorithm)
    {
        string nonce = _nonces.Make();

        (await AskAsync(_shared, File, Digest(nonce, algorithm, count: 1))).CameIn.Should().BeTrue();
        (await AskAsync(_shared, File, Digest(nonce, algorithm, count: 2))).CameIn.Should().BeTrue();

        Outcome replayed = await AskAsync(_shared, File, Digest(nonce, algorithm, count: 2));
        (replayed.CameIn, replayed.Call.Reason).Should().Be((false, RefusalReason.WrongCredentials));
        replayed.Challenges[0].Should().EndWith(", stale=true");
    }

    [Fact]
    public async Task An_old_nonce_is_stale_and_a_foreign_one_too_so_that_phones_come_again_without_asking_anybody()
    {
        string nonce = _nonces.Make();
        _time.Advance(DigestNonces.Lifetime + TimeSpan.FromSeconds(1));

        (await AskAsync(_shared, File, Digest(nonce))).Challenges[0].Should().EndWith(", stale=true");
        (await AskAsync(_shared, File, Digest(new string('A', 43)))).Challenges[0].Should().EndWith(", stale=true");
    }

    [Theory]
    [InlineData("key")]
    [InlineData("user")]
    [InlineData("uri")]
    [InlineData("method")]
    [InlineData("qop")]
    [InlineData("twice")]
    public async Task A_digest_of_anything_else_is_wrong(string what)
    {
        string nonce = _nonces.Make();
        string header = what switch
        {
            "key" => Digest(nonce, key: "0123456789abcdeF"),
            "user" => Digest(nonce, user: "other"),
            "uri" => Digest(nonce, uri: "/provision/805ec0000001.cfg"),
            "method" => Digest(nonce, method: "HEAD"),
            "qop" => Digest(nonce).Replace("qop=auth", "qop=auth-int", StringComparison.Ordinal),
            _ => Digest(nonce) + ", username=\"phone\"",
        };

        Outcome outcome = await AskAsync(_shared, File, header);

        (outcome.CameIn, outcome.Call.Reason).Should().Be((false, RefusalReason.WrongCredentials));
        outcome.Challenges[0].Should().NotContain("stale");
    }

    [Theory]
    [InlineData("/provision/dAAAAAAAAAAAAAAAAAAAAAA/805ec0123456.cfg", "/805ec0123456.cfg", true)]
    [InlineData("/provision/805ec0123456.cfg", "/805ec0123456.cfg", false)]
    [InlineData("/provision/dAAAAAAAAAAAAAAAAAAAAAA", "", true)]
    public async Task A_token_is_taken_out_of_the_path_and_judged_later(string path, string rest, bool isToken)
    {
        Outcome outcome = await AskAsync(new ProvisioningSettings { Access = AccessMode.Token }, path);

        (outcome.CameIn, outcome.Call.Path, outcome.Call.Token is not null).Should().Be((true, rest, isToken));
    }

    [Theory]
    [InlineData(AccessMode.Shared)]
    [InlineData(AccessMode.Token)]
    [InlineData(AccessMode.Lan)]
    public async Task A_key_or_token_of_another_time_or_mode_leads_to_the_files_name_and_lets_nobody_in(AccessMode mode)
    {
        foreach (string shown in new[] { "fedcba9876543210", "xAAAAAAAAAAAAAAAAAAAAAA", new string('a', SharedKey.MaxLength) })
        {
            Outcome observed = await AskAsync(
                new ProvisioningSettings { Access = mode, SharedKey = TestAccess.Key(Key), Enforce = false }, $"/provision//{shown}/805ec0123456.cfg");

            (observed.CameIn, observed.Call.Path, observed.Call.Token).Should().Be((true, "/805ec0123456.cfg", null));
            observed.Call.Objection.Should().Be(mode == AccessMode.Shared ? RefusalReason.NoCredentials : null);
        }

        (await AskAsync(_shared, "/provision/fedcba9876543210/805ec0123456.cfg")).Status.Should().Be(401);
    }

    [Theory]
    [InlineData("/80-5e-c0-12-34-56/x")]
    [InlineData("/805ec0123456/805ec0123456.cfg")]
    [InlineData("/phones/805ec0123456.cfg")]
    [InlineData("/0123456789.abcdef/805ec0123456.cfg")]
    [InlineData("/fedcba9876543210")]
    [InlineData("/fedcba9876543210//")]
    public async Task All_else_of_a_path_is_name(string path)
    {
        foreach (AccessMode mode in new[] { AccessMode.Shared, AccessMode.Token, AccessMode.Lan })
        {
            Outcome outcome = await AskAsync(
                new ProvisioningSettings { Access = mode, SharedKey = TestAccess.Key(Key), Enforce = false }, "/provision" + path);

            outcome.Call.Path.Should().Be(path);
        }
    }

    [Fact]
    public async Task Where_refusals_are_not_enforced_everyone_comes_in_with_the_reason_noted()
    {
        Outcome outcome = await AskAsync(
            new ProvisioningSettings { Access = AccessMode.Shared, SharedKey = TestAccess.Key(Key), Enforce = false }, File);

        (outcome.CameIn, outcome.Call.Objection, outcome.Call.IsPermitted).Should().Be((true, RefusalReason.NoCredentials, true));
        outcome.Challenges.Should().BeEmpty();
    }

    private async Task<Outcome> AskAsync(ProvisioningSettings provisioning, string path, string? authorization = null)
    {
        var settings = new ServiceSettings { Provisioning = provisioning };
        HttpContext context = authorization is null
            ? TestRequests.From("10.1.2.3")
            : TestRequests.From("10.1.2.3", ("Authorization", authorization));
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = path;
        var call = new PhoneCall(RequestSource.Of(context, []), path["/provision".Length..]);
        context.Features.Set(call);
        bool cameIn = false;
        var guard = new PhoneGuard(
            _ =>
            {
                cameIn = true;
                return Task.CompletedTask;
            },
            settings,
            new ServedNetworks(settings, new FakeHost()),
            new SharedCredentials(settings, _nonces));

        await guard.InvokeAsync(context);

        return new Outcome(cameIn, call, context.Response.StatusCode, [.. context.Response.Headers.WWWAuthenticate.OfType<string>()]);
    }

    // RFC 7616 section 3.4.1, worked out on its own.
    private static string Digest(
        string nonce,
        string algorithm = "MD5",
        int count = 1,
        string user = "phone",
        string key = Key,
        string uri = File,
        string method = "GET")
    {
        string nc = count.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        string a1 = Hash($"{user}:Endpoint Manager:{key}");
        string a2 = Hash($"{method}:{uri}");
        string response = Hash($"{a1}:{nonce}:{nc}:0a4f113b:auth:{a2}");
        return $"Digest username=\"{user}\", realm=\"Endpoint Manager\", nonce=\"{nonce}\", uri=\"{uri}\", algorithm={algorithm}, "
            + $"qop=auth, nc={nc}, cnonce=\"0a4f113b\", response=\"{response}\"";

        string Hash(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // What the protocol asks for.
            return Convert.ToHexStringLower(algorithm == "MD5" ? MD5.HashData(bytes) : SHA256.HashData(bytes));
#pragma warning restore CA5351
        }
    }

    private sealed record Outcome(bool CameIn, PhoneCall Call, int Status, IReadOnlyList<string> Challenges);
}
