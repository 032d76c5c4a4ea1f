using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>
/// Requests to be written down together, in one transaction. They are read in parts, each time anew: they wait as bytes, and all of a
/// batch as objects would be a burden to the garbage collector while phones are served.
/// </summary>
public sealed class RequestBatch
{
    private readonly IEnumerable<PhoneRequest> _requests;
    private readonly RequestDigest _digest;
    private readonly Action<RequestPart> _onRead;
    private readonly long _firstNumber;

    /// <summary>Gives the requests their numbers.</summary>
    /// <param name="requests">The requests, one or more, in the order in which they were answered; the same each time.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="digest">Works out what they mean.</param>
    /// <param name="onRead">Told of each part that is read.</param>
    public RequestBatch(IEnumerable<PhoneRequest> requests, int count, RequestDigest digest, Action<RequestPart> onRead)
    {
        _requests = requests;
        _digest = digest;
        _onRead = onRead;
        _firstNumber = RequestNumber.Reserve(count);
        Count = count;
    }

    /// <summary>How many requests there are.</summary>
    public int Count { get; }

    /// <summary>The first of them, as it is written down.</summary>
    public RecordedRequest First => _digest.Parts(_requests, _firstNumber, 1).First().Requests[0];

    /// <summary>All of them. A part is there until the next one is asked for.</summary>
    /// <param name="atMost">Most requests of a part.</param>
    public IEnumerable<RequestPart> Parts(int atMost)
    {
        foreach (RequestPart part in _digest.Parts(_requests, _firstNumber, Math.Min(atMost, Count)))
        {
            _onRead(part);
            yield return part;
        }
    }
}

/// <summary>Requests as they are written down, and what they say of each phone.</summary>
/// <param name="Requests">The requests, in the order in which they were answered.</param>
/// <param name="Phones">What phones of permitted networks did, by MAC address.</param>
public sealed record RequestPart(
    IReadOnlyList<RecordedRequest> Requests, IReadOnlyDictionary<MacAddress, PhoneActivity> Phones)
{
    /// <summary>The devices whose files were served, by MAC address: what they were then.</summary>
    public Dictionary<string, DeviceId> ServedDevices()
    {
        var devices = new Dictionary<string, DeviceId>(Phones.Count, StringComparer.Ordinal);
        foreach ((MacAddress mac, PhoneActivity activity) in Phones)
        {
            if (activity.LastServed is { } served)
            {
                devices.Add(mac.Value, served.Device);
            }
        }

        return devices;
    }
}

/// <summary>
/// What one MAC address did in a part of a batch, all its requests taken together. It knows them by their places: there are thousands
/// of phones, and copies of all that they did would be a burden to the garbage collector.
/// </summary>
/// <param name="macAddress">The address.</param>
/// <param name="requests">The requests of the part.</param>
/// <param name="catalogue">What phones are told by.</param>
public sealed class PhoneActivity(MacAddress macAddress, IReadOnlyList<RecordedRequest> requests, BrandCatalogue catalogue)
{
    private List<int>? _others;
    private string? _userAgent;
    private PhoneGuess _told = PhoneGuess.Nothing;
    private int _last;
    private int? _lastSeen;

    /// <summary>Whose it is.</summary>
    public MacAddress MacAddress { get; } = macAddress;

    /// <summary>Its first request; UTC.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>How many requests there were.</summary>
    public int Count { get; private set; }

    /// <summary>Its last request.</summary>
    public RecordedRequest Last => requests[_last];

    /// <summary>Where <see cref="Last"/> came from.</summary>
    public IPAddress Sender { get; private set; } = IPAddress.None;

    /// <summary>Its last request that did not come from this machine; null when all did.</summary>
    public RecordedRequest? LastSeen => _lastSeen is { } place ? requests[place] : null;

    /// <summary>Its last User-Agent that names a model, as far as it names one and did not come from this machine.</summary>
    public string? ReportedModel { get; private set; }

    /// <summary>As <see cref="ReportedModel"/>, the firmware.</summary>
    public string? Firmware { get; private set; }

    /// <summary>The last complete answer to a GET that held the device's file.</summary>
    public Delivery? LastServed { get; private set; }

    /// <summary>The last of those that went to the phone itself and were the file that its firmware reads.</summary>
    public Delivery? LastDelivered { get; private set; }

    /// <summary>What it is, as far as the requests tell that did not get its device's file. Worked out when asked for: of a device it is known.</summary>
    public PhoneGuess Guess()
    {
        PhoneGuess guess = PhoneGuess.Nothing;
        foreach (int place in _others ?? [])
        {
            RecordedRequest request = requests[place];
            // As the store merges batches: a guess that knows the model is not given up for one that does not.
            PhoneGuess next = catalogue.Recognise(request.UserAgent, request.File, MacAddress);
            PhoneGuess better = next.Model is not null || guess.Brand is null ? next : guess;
            guess = better with { Firmware = next.Firmware ?? guess.Firmware };
        }

        return guess;
    }

    /// <summary>Takes note of the latest request of the part.</summary>
    internal void Note(IPAddress sender, bool isServed)
    {
        Count++;
        _last = requests.Count - 1;
        Sender = sender;
        if (!isServed)
        {
            (_others ??= []).Add(_last);
        }
    }

    /// <summary>Takes note that this request, the latest, came from the phone's network.</summary>
    internal void NoteSeen(in RecordedRequest request)
    {
        _lastSeen = _last;
        PhoneGuess told = ToldBy(request);
        ReportedModel = told.Model ?? ReportedModel;
        Firmware = told.Firmware ?? Firmware;
    }

    /// <summary>Takes note that this request got the device's file.</summary>
    internal void NoteServed(in RecordedRequest request, string brand, Delivery delivery)
    {
        LastServed = delivery;
        // Someone who looks at the file in a browser has not configured the phone.
        if (delivery.Form == ServedForm.Native && (string.IsNullOrEmpty(request.UserAgent) || ToldBy(request).Brand == brand))
        {
            LastDelivered = delivery;
        }
    }

    // A phone says the same of itself at each of its requests.
    private PhoneGuess ToldBy(in RecordedRequest request)
    {
        if (!string.Equals(request.UserAgent, _userAgent, StringComparison.Ordinal))
        {
            _userAgent = request.UserAgent;
            _told = catalogue.Recognise(_userAgent, null, null);
        }

        return _told;
    }
}

/// <summary>A device's file that was served.</summary>
/// <param name="Time">When; UTC.</param>
/// <param name="Form">Which file.</param>
/// <param name="Device">The device.</param>
/// <param name="Version">Its version that the file was made from.</param>
/// <param name="Fingerprint">The rendering that the file was made by.</param>
/// <param name="Address">The address that it went to.</param>
public readonly record struct Delivery(
    DateTimeOffset Time, ServedForm Form, DeviceId Device, long Version, string Fingerprint, string? Address);
