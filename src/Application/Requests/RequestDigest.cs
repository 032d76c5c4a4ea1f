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
            RecordedRequest record = Describe(request, mac);
            recorded.Add(record);
            // Whoever hides the sender may be anybody: what is told of a phone would be of no use to people.
            if (mac is not null && request is { IsPermitted: true, Address: { } sender })
            {
                Note(request, sender, record, ActivityOf(mac, record, phones));
            }
        }

        return new RequestBatch(recorded, phones);
    }

    private static RecordedRequest Describe(PhoneRequest request, MacAddress? mac) => new()
    {
        Id = RequestNumber.Next(request.Time),
        Address = request.Address?.ToString(),
        MacAddress = mac?.Value,
        Method = RecordedText.Harmless(request.Method),
        File = RecordedText.Harmless(RecordedText.WithoutKeys(request.Path).TrimStart('/')),
        UserAgent = request.UserAgent is null ? null : RecordedText.Harmless(request.UserAgent),
        Status = request.Status,
        Form = request.Form,
        Reason = request.Reason,
        Bytes = request.Bytes,
    };

    private PhoneActivity ActivityOf(MacAddress mac, RecordedRequest record, Dictionary<MacAddress, PhoneActivity> phones)
    {
        if (!phones.TryGetValue(mac, out PhoneActivity? activity))
        {
            activity = new PhoneActivity(mac, catalogue) { FirstAt = record.Time };
            phones.Add(mac, activity);
        }

        return activity;
    }

    private void Note(PhoneRequest request, IPAddress sender, RecordedRequest record, PhoneActivity activity)
    {
        activity.Note(record, isServed: request.Revision is not null);
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
