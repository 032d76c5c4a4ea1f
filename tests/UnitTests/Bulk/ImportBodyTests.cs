using System.IO.Pipelines;
using System.Text;
using EndpointManager.Api.Bulk;
using EndpointManager.Api.Errors;
using EndpointManager.Application.Bulk;
using Microsoft.AspNetCore.Http;

namespace EndpointManager.UnitTests.Bulk;

public sealed class ImportBodyTests
{
    private const int MaxRows = 1_000_000;

    [Fact]
    public async Task As_many_rows_as_an_import_may_have_are_read_and_one_more_is_too_large()
    {
        string most = "macAddress,brand\n" + new StringBuilder().Insert(0, ",\n", MaxRows);

        int read = await CountAsync(most, "text/csv");
        Func<Task> tooMany = () => CountAsync(most + ",\n", "text/csv");

        read.Should().Be(MaxRows);
        (await tooMany.Should().ThrowAsync<BadHttpRequestException>()).Which.StatusCode.Should().Be(StatusCodes.Status413PayloadTooLarge);
    }

    [Fact]
    public async Task Devices_in_json_are_read_however_many_there_are_and_however_they_are_cut()
    {
        string device = $$"""{"label":"{{new string('x', 60_000)}}"}""";

        int read = await CountAsync($"[{string.Join(", ", Enumerable.Repeat(device, 50))}]", "application/json");

        read.Should().Be(50);
    }

    [Theory]
    [InlineData("{\"label\":\"", "x", "\"}")]
    [InlineData("{\"a\":[0", ",0", "]}")]
    [InlineData("", " ", "{}")]
    public async Task A_device_in_json_that_is_as_long_as_a_file_is_refused_before_it_was_read(string start, string repeated, string end)
    {
        string row = start + new StringBuilder().Insert(0, repeated, 1_000_000) + end;

        Func<Task> read = () => CountAsync($"[{{}},{row}]", "application/json");

        (await read.Should().ThrowAsync<MalformedRequestException>()).Which.Message.Should().Contain("64 KiB");
    }

    [Fact]
    public async Task Of_many_members_that_nobody_knows_the_first_fifty_are_told()
    {
        string members = string.Join(',', Enumerable.Range(0, 1_000).Select(number => $"\"m{number}\":0"));

        List<ImportRow> rows = await ReadAsync($$"""[{"label":"A",{{members}}}]""", "application/json");

        rows.Should().ContainSingle().Which.Fields.UnknownMembers.Should().HaveCount(50).And.StartWith("m0");
    }

    [Fact]
    public async Task A_long_body_that_came_at_once_is_read_and_bounded_as_one_that_comes_in_pieces()
    {
        string device = $$"""{"label":"{{new string('x', 60_000)}}"}""";
        string tooLong = $$"""{"label":"{{new string('x', 200_000)}}"}""";

        int read = await CountAtOnceAsync($"[{string.Join(",", Enumerable.Repeat(device, 50))}]");
        Func<Task> refused = () => CountAtOnceAsync($"[{device},{tooLong},{device}]");

        read.Should().Be(50);
        await refused.Should().ThrowAsync<MalformedRequestException>();
    }

    private static async Task<int> CountAtOnceAsync(string body)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(body));
        await pipe.Writer.CompleteAsync();
        return await JsonDeviceReader.ReadAsync(pipe.Reader, CancellationToken.None).CountAsync();
    }

    private static async Task<int> CountAsync(string body, string mediaType) => (await ReadAsync(body, mediaType)).Count;

    private static async Task<List<ImportRow>> ReadAsync(string body, string mediaType)
    {
        var http = new DefaultHttpContext { Request = { ContentType = mediaType, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } };
        List<ImportRow> rows = [];
        await foreach (ImportRow row in ImportBody.RowsOf(http.Request, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }
}
