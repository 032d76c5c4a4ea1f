using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>Works out what answered requests mean, away from the phones that made them.</summary>
public sealed class RequestDigest(PhoneIdentifier identifier, BrandCatalogue catalogue, RenderingFingerprints fingerprints)
{
    /// <summary>The requests as they are written down, and what each phone did in them. A part is there until the next one is asked for.</summary>
    /// <param name="requests">The requests, in the order in which they were answered.</param>
    /// <param name="firstNumber">The first of the numbers that were set aside for them.</param>
    /// <param name="atMost">Most requests of a part.</param>
    public IEnumerable<RequestPart> Parts(IEnumerable<PhoneRequest> requests, long firstNumber, int atMost)
    {
        var recorded = new List<RecordedRequest>(atMost);
        var phones = new Dictionary<MacAddress, PhoneActivity>();
        long number = firstNumber;
        foreach (PhoneRequest request in requests)
        {
            Add(request, number++, recorded, phones);
            if (recorded.Count == atMost)
            {
                yield return new RequestPart(recorded, phones);
                recorded.Clear();
                phones.Clear();
            }
        }

        if (recorded.Count > 0)
        {
            yield return new RequestPart(recorded, phones);
        }
    }

    private void Add(in PhoneRequest request, long number, List<RecordedRequest> recorded, Dictionary<MacAddress, PhoneActivity> phones)
    {
        MacAddress? mac = identifier.FindPhone(request.Path, request.UserAgent);
        PhoneActivity? before = mac is null ? null : phones.GetValueOrDefault(mac);
        RecordedRequest record = Describe(request, number, mac, before);
        recorded.Add(record);
        // Whoever hides the sender may be anybody: what is told of a phone would be of no use to people.
        if (mac is not null && request is { IsPermitted: true, Address: { } sender })
        {
            Note(request, sender, record, before ?? Begin(mac, recorded, phones));
        }
    }

    // What a phone says again is the same text as before, so that few of a part's texts live on until it is written.
    private static RecordedRequest Describe(in PhoneRequest request, long number, MacAddress? mac, PhoneActivity? before) => new()
    {
        Id = RequestNumber.Of(request.Time, number),
        Address = before is not null && before.Sender.Equals(request.Address) ? before.Last.Address : request.Address?.ToString(),
        MacAddress = before?.MacAddress.Value ?? mac?.Value,
        Method = Again(before?.Last.Method, RecordedText.Harmless(request.Method))!,
        File = RecordedText.Harmless(RecordedText.WithoutKeys(request.Path)),
        UserAgent = Again(before?.Last.UserAgent, request.UserAgent is null ? null : RecordedText.Harmless(request.UserAgent)),
        Status = request.Status,
        Form = request.Form,
        Reason = request.Reason,
        Bytes = request.Bytes,
    };

    private static string? Again(string? before, string? text) => string.Equals(before, text, StringComparison.Ordinal) ? before : text;

    private PhoneActivity Begin(MacAddress mac, List<RecordedRequest> recorded, Dictionary<MacAddress, PhoneActivity> phones)
    {
        var activity = new PhoneActivity(mac, recorded, catalogue) { FirstAt = recorded[^1].Time };
        phones.Add(mac, activity);
        return activity;
    }

    private void Note(in PhoneRequest request, IPAddress sender, in RecordedRequest record, PhoneActivity activity)
    {
        activity.Note(sender, isServed: request.Revision is not null);
        if (IPAddress.IsLoopback(sender))
        {
            return;
        }

        activity.NoteSeen(record);
        if (request is { Method: "GET", Form: { } form, Revision: { } revision })
        {
            activity.NoteServed(record, revision.Model.Brand, new Delivery(
                record.Time, form, revision.Device, revision.Version, fingerprints.Of(revision.Model), record.Address));
        }
    }
}
