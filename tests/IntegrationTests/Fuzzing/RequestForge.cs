using System.Text;
using System.Text.Json.Nodes;

namespace EndpointManager.IntegrationTests.Fuzzing;

/// <summary>Makes requests of operations: valid ones with one thing or a few spoilt.</summary>
internal sealed class RequestForge(Random random, Func<string, string> valid)
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"];
    private static readonly string[] MediaTypes =
        ["application/json", "application/merge-patch+json", "text/csv", "text/plain", "application/json; charset=utf-16", "multipart/form-data", "a/b;c", "*/*"];

    private static readonly string[] CommonHeaders =
        ["Accept", "Accept-Encoding", "If-Match", "If-None-Match", "Range", "User-Agent", "Origin", "Sec-Fetch-Site", "X-Forwarded-For", "Forwarded",
         "Authorization", "X-Api-Key", "Content-Encoding", "Expect", "X-HTTP-Method-Override", "Cookie"];

    private readonly Hostile _hostile = new(random);

    /// <summary>What was spoilt in the last request.</summary>
    public string Spoilt { get; private set; } = "";

    /// <summary>The next request of an operation.</summary>
    public HttpRequestMessage Next(ApiOperation operation)
    {
        Spoilt = random.Next(8) switch
        {
            0 => "nothing",
            1 => "path",
            2 => "query",
            3 or 4 when operation.Body is not null => "member",
            5 when operation.Body is not null => "body",
            6 => "header",
            7 when random.Next(4) == 0 => "method",
            _ => "query",
        };
        HttpMethod method = Spoilt == "method" ? new HttpMethod(Methods[random.Next(Methods.Length)]) : operation.Method;
        var request = new HttpRequestMessage(method, new Uri(PathOf(operation) + QueryOf(operation), UriKind.Relative));
        if (operation.Body is not null)
        {
            request.Content = BodyOf(operation);
        }

        if (Spoilt == "header")
        {
            string[] names = [.. operation.Headers, .. CommonHeaders];
            request.Headers.TryAddWithoutValidation(names[random.Next(names.Length)], _hostile.HeaderText());
        }

        return request;
    }

    private string PathOf(ApiOperation operation)
    {
        string path = operation.Path;
        foreach (string name in operation.PathParameters)
        {
            string value = Spoilt == "path" ? _hostile.Text() : valid(name);
            path = path.Replace($"{{{name}}}", Escape(value), StringComparison.Ordinal);
        }

        return path;
    }

    private string QueryOf(ApiOperation operation)
    {
        IEnumerable<string> names = operation.QueryParameters.Where(_ => Spoilt == "query" && random.Next(2) == 0);
        string[] unknown = Spoilt == "query" && random.Next(5) == 0 ? [_hostile.Text()] : [];
        string query = string.Join('&', names.Concat(unknown).Select(name => $"{Escape(name)}={Escape(_hostile.Text())}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    private HttpContent BodyOf(ApiOperation operation)
    {
        string media = operation.MediaTypes[random.Next(operation.MediaTypes.Count)];
        ByteArrayContent content = new(Spoilt switch
        {
            "body" when random.Next(2) == 0 => _hostile.Bytes(),
            "body" => Cut(operation.Body!.ToJsonString()),
            "member" => Encoding.UTF8.GetBytes(SpoilMember(operation.Body!).ToJsonString()),
            _ => Encoding.UTF8.GetBytes(Fresh(operation.Body!).ToJsonString()),
        });
        string type = Spoilt == "body" && random.Next(3) == 0 ? MediaTypes[random.Next(MediaTypes.Length)] : media;
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private byte[] Cut(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        return bytes[..random.Next(bytes.Length + 1)];
    }

    // The examples of the document name devices: those that are there make the operation go further than 404.
    private JsonNode Fresh(JsonNode body)
    {
        JsonNode copy = body.DeepClone();
        if (copy is JsonObject members && members.ContainsKey("macAddress"))
        {
            members["macAddress"] = valid("newMac");
        }

        return copy;
    }

    private JsonNode SpoilMember(JsonNode body)
    {
        JsonNode copy = Fresh(body);
        JsonNode target = copy;
        while (target is JsonArray { Count: > 0 } list)
        {
            target = list[random.Next(list.Count)]!;
        }

        if (target is not JsonObject members)
        {
            return _hostile.Value() ?? new JsonObject();
        }

        string[] names = [.. members.Select(member => member.Key)];
        string name = names.Length == 0 || random.Next(6) == 0 ? "unknown" : names[random.Next(names.Length)];
        if (random.Next(5) == 0)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = _hostile.Value();
        }

        return copy;
    }

    // What the client library would refuse or change on the way is sent as its bytes are.
    private static string Escape(string text) => text.Length == 0 ? "%20"
        : string.Concat(Encoding.UTF8.GetBytes(text).Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"%{b:X2}"));
}
