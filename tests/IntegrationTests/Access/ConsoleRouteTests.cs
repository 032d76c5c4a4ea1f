using System.Net;
using System.Text.Json;
using EndpointManager.Api.Access;
using EndpointManager.Domain.Access;
using EndpointManager.IntegrationTests.Support;
using EndpointManager.IntegrationTests.Support.Engines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EndpointManager.IntegrationTests.Access;

/// <summary>Every route of the console is behind the guard, also those that will be added.</summary>
public sealed class ConsoleRouteTests(KeyedServiceFixture<Sqlite> fixture) : IClassFixture<KeyedServiceFixture<Sqlite>>
{
    [Fact]
    public void Every_operation_names_a_scope()
    {
        RouteEndpoint[] operations = [.. Operations()];

        operations.Should().HaveCountGreaterThan(25);
        operations.Should().OnlyContain(operation =>
            operation.Metadata.GetMetadata<RequireScopeAttribute>() != null
            && Scopes.All.Contains(operation.Metadata.GetMetadata<RequireScopeAttribute>()!.Scope));
    }

    [Fact]
    public void Every_scope_is_good_for_something() =>
        Operations().Select(operation => operation.Metadata.GetMetadata<RequireScopeAttribute>()!.Scope).Distinct().Should().BeEquivalentTo(Scopes.All);

    [Fact]
    public async Task Every_operation_refuses_who_has_no_key_and_whose_key_has_no_scope_for_it()
    {
        using HttpClient nobody = fixture.Service.ClientWith(null);
        (string reading, _) = await fixture.Service.Client.CreatedKeyAsync(Scopes.DevicesRead);
        (string auditing, _) = await fixture.Service.Client.CreatedKeyAsync(Scopes.AuditRead);
        using HttpClient reader = fixture.Service.ClientWith(reading);
        using HttpClient auditor = fixture.Service.ClientWith(auditing);
        foreach (RouteEndpoint operation in Operations())
        {
            bool isRead = operation.Metadata.GetMetadata<RequireScopeAttribute>()!.Scope == Scopes.DevicesRead;

            await (await AskAsync(nobody, operation)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
            await (await AskAsync(isRead ? auditor : reader, operation)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Theory]
    [InlineData("/console")]
    [InlineData("/console/endpoint-manager/unknown")]
    [InlineData("/CONSOLE/Endpoint-Manager/devices")]
    public async Task What_is_no_route_is_behind_it_too(string path)
    {
        using HttpClient nobody = fixture.Service.ClientWith(null);

        await (await nobody.GetAsync(new Uri(path, UriKind.Relative))).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_flood_of_wrong_keys_is_held_up_and_written_down_in_few_entries()
    {
        const int Flood = 60;
        using HttpClient guesser = fixture.Service.ClientWith(ApiKeyToken.New().Reveal());
        List<HttpResponseMessage> answers = [];
        for (int i = 0; i < Flood; i++)
        {
            answers.Add(await guesser.ListDevicesAsync());
        }

        answers.Select(answer => (int)answer.StatusCode).Distinct().Should().Equal(401, 429);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).Should().BeLessThanOrEqualTo(2 * ConsoleLimits.FailuresPerMinute);
        answers[^1].Headers.RetryAfter!.Delta!.Value.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        await answers[^1].ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        JsonElement refusals = await fixture.Service.Client.ReadUntilAsync(
            $"{KeyClient.Audit}?outcome=refused&pageSize=200", answer => HeldUp(answer).Any());
        HeldUp(refusals).Should().HaveCountLessThan(5);
    }

    private static IEnumerable<JsonElement> HeldUp(JsonElement refusals) =>
        refusals.Items().Where(entry => entry.GetProperty("status").GetInt32() == StatusCodes.Status429TooManyRequests);

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, RouteEndpoint operation)
    {
        string path = operation.RoutePattern.RawText!.Replace("{mac}", "805ec0123456", StringComparison.Ordinal)
            .Replace("{id}", "x", StringComparison.Ordinal);
        var method = new HttpMethod(operation.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single());
        return client.SendAsync(new HttpRequestMessage(method, new Uri("/" + path.TrimStart('/'), UriKind.Relative)));
    }

    private IEnumerable<RouteEndpoint> Operations() => fixture.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(operation => operation.RoutePattern.RawText!.TrimStart('/').StartsWith("console", StringComparison.OrdinalIgnoreCase));
}
