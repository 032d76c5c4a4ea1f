using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndpointManager.IntegrationTests.Support;

/// <summary>People who add and edit and phones that fetch, all the while, and a book of what they were told.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Writers = 6;
    private const int Readers = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // The deadline of a request, two seconds in which a driver calls off what the server does not answer, and a busy machine; less
    // than the drivers wait by themselves.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(14.5);

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _workers;
    private readonly ConcurrentBag<Answer> _answers = [];
    private readonly ConcurrentDictionary<string, Book> _books = new();

    private int _acknowledged;
    private int _refused;

    public Load(HttpClient client)
    {
        _client = client;
        _workers = [
            .. Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteAsync)),
            .. Enumerable.Range(0, Readers).Select(_ => Task.Run(FetchAsync)),
        ];
    }

    /// <summary>Waits for so many more acknowledged changes.</summary>
    public Task AcknowledgedAsync(int count) => MoreAsync(() => Volatile.Read(ref _acknowledged), count);

    /// <summary>Waits for so many more answers that say 503.</summary>
    public Task RefusedAsync(int count) => MoreAsync(() => Volatile.Read(ref _refused), count);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    public void ShouldHaveMetOnlySuccessAnd503InTime()
    {
        _answers.Should().NotBeEmpty();
        _answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK || answer.Status == HttpStatusCode.Created
            || answer.Status == HttpStatusCode.NotFound || answer.Status == HttpStatusCode.ServiceUnavailable);
        _answers.Max(answer => answer.Time).Should().BeLessThan(LongestAnswer);
    }

    /// <summary>Checks that every acknowledged change is there once, and an unanswered one at most once.</summary>
    public async Task ShouldBeKeptAsync()
    {
        foreach ((string mac, Book book) in _books)
        {
            using HttpResponseMessage response = await _client.GetAsync(new Uri($"{ConsoleClient.Devices}/{mac}", UriKind.Relative));
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                book.Added.Should().BeFalse("{0} was acknowledged", mac);
                continue;
            }

            JsonElement device = await response.JsonAsync();
            long version = device.GetProperty("version").GetInt64();
            version.Should().BeInRange(1 + book.Edits, 1 + book.Edits + book.UnansweredEdits);
            book.Labels.Should().Contain(device.GetProperty("label").GetString());
        }
    }

    private static async Task MoreAsync(Func<int> counter, int count)
    {
        int target = counter() + count;
        var clock = Stopwatch.StartNew();
        while (counter() < target)
        {
            clock.Elapsed.Should().BeLessThan(Patience);
            await Task.Delay(20);
        }
    }

    private async Task WriteAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            string mac = Mac.Next();
            var book = new Book();
            _books[mac] = book;
            book.Labels.Add("Added");
            book.Added = await SendAsync(() => _client.AddAsync(ConsoleClient.Device(mac, label: "Added"))) == HttpStatusCode.Created;
            for (int i = 1; i <= 2 && book.Added; i++)
            {
                await EditAsync(mac, book, $"Edit {i}");
            }
        }
    }

    private async Task EditAsync(string mac, Book book, string label)
    {
        book.Labels.Add(label);
        if (await SendAsync(() => _client.EditAsync(mac, new JsonObject { ["label"] = label })) == HttpStatusCode.OK)
        {
            book.Edits++;
            book.Labels.Clear();
            book.Labels.Add(label);
        }
        else
        {
            book.UnansweredEdits++;
        }
    }

    private async Task FetchAsync()
    {
        var phone = new Uri("/provision/805ec0123456.cfg", UriKind.Relative);
        while (!_stop.IsCancellationRequested)
        {
            await SendAsync(() => _client.GetAsync(phone), counts: false);
            await Task.Delay(5);
        }
    }

    private async Task<HttpStatusCode> SendAsync(Func<Task<HttpResponseMessage>> send, bool counts = true)
    {
        var clock = Stopwatch.StartNew();
        using HttpResponseMessage response = await send();
        _answers.Add(new Answer(response.StatusCode, clock.Elapsed));
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Interlocked.Increment(ref _refused);
            // As a person or a phone, who do not ask again at once.
            await Task.Delay(20);
        }
        else if (counts && response.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _acknowledged);
        }

        return response.StatusCode;
    }

    private sealed record Answer(HttpStatusCode Status, TimeSpan Time);

    /// <summary>What is known of one device. Its one writer is the only one to touch it until the load has stopped.</summary>
    private sealed class Book
    {
        public bool Added { get; set; }

        public int Edits { get; set; }

        public int UnansweredEdits { get; set; }

        /// <summary>The last label that was acknowledged, and those of later edits that may or may not have been made.</summary>
        public List<string> Labels { get; } = [];
    }
}
