using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Requests;

/// <summary>Works out what answered requests mean, away from the phones that made them.</summary>
public sealed class RequestDigest(PhoneIdentifier identifier, BrandCatalogue catalogue, RenderingFingerprints fingerprints)
{
    /// <summary>The requests as they are written down, and what each phone did in them.</summary>
    public RequestBatch Of(IReadOnlyCollection<PhoneRequest> requests)
    {
        var recorded = new List<RecordedRequest>(requests.Count);
        var phones = new Dictionary<MacAddress, PhoneActivity>();
        foreach (PhoneRequest request in requests)
        {
            MacAddress? mac = identifier.FindPhone(request.Path, request.UserAgent);
            PhoneActivity? before = mac is null ? null : phones.GetValueOrDefault(mac);
            RecordedRequest record = Describe(request, mac, before);
            recorded.Add(record);
            // Whoever hides the sender may be anybody: what is told of a phone would be of no use to people.
            if (mac is not null && request is { IsPermitted: true, Address: { } sender })
            {
                Note(request, sender, record, before ?? Begin(mac, recorded, phones));
            }
        }

        return new RequestBatch(recorded, phones);
    }

    // What a phone says again is the same text as before: a batch is long, and few of its texts differ.
    private static RecordedRequest Describe(in PhoneRequest request, MacAddress? mac, PhoneActivity? before) => new()
    {
        Id = RequestNumber.Next(request.Time),
        Address = before is not null && before.Sender.Equals(request.Address) ? before.Last.Address : request.Address?.ToString(),
        MacAddress = before?.MacAddress.Value ?? mac?.Value,
        Method = RecordedText.Harmless(request.Method),
        File = RecordedText.Harmless(RecordedText.WithoutKeys(request.Path)),
        UserAgent = request.UserAgent is null ? null : RecordedText.Harmless(request.UserAgent),
        Status = request.Status,
        Form = request.Form,
        Reason = request.Reason,
        Bytes = request.Bytes,
    };

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
