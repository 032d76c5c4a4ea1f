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
        var guesses = new Dictionary<string, PhoneGuess>(StringComparer.Ordinal);
        foreach (PhoneRequest request in requests)
        {
            MacAddress? mac = identifier.FindPhone(request.Path, request.UserAgent);
            RecordedRequest record = Describe(request, mac, GuessOf(request.UserAgent, guesses));
            recorded.Add(record);
            if (mac is not null && request.IsPermitted)
            {
                PhoneActivity activity = ActivityOf(mac, record, phones);
                NoteRequest(request, record, activity);
                NoteGuess(request, record, mac, activity);
            }
        }

        return new RequestBatch(recorded, phones);
    }

    private static RecordedRequest Describe(PhoneRequest request, MacAddress? mac, PhoneGuess guess) => new()
    {
        Id = RequestNumber.Next(request.Time),
        Address = request.Address?.ToString(),
        MacAddress = mac?.Value,
        Method = RecordedText.Harmless(request.Method),
        File = RecordedText.Harmless(request.Path.TrimStart('/')),
        UserAgent = request.UserAgent is null ? null : RecordedText.Harmless(request.UserAgent),
        Brand = guess.Brand,
        Model = guess.Model,
        Firmware = guess.Firmware,
        Status = request.Status,
        Form = request.Form,
        Reason = request.Reason,
        Bytes = request.Bytes,
    };

    private static PhoneActivity ActivityOf(MacAddress mac, RecordedRequest record, Dictionary<MacAddress, PhoneActivity> phones)
    {
        if (!phones.TryGetValue(mac, out PhoneActivity? activity))
        {
            activity = new PhoneActivity { FirstAt = record.Time };
            phones.Add(mac, activity);
        }

        return activity;
    }

    // Phones of one model often say the same to the letter, and one phone does so at each of its requests.
    private PhoneGuess GuessOf(string? userAgent, Dictionary<string, PhoneGuess> guesses)
    {
        if (string.IsNullOrEmpty(userAgent))
        {
            return PhoneGuess.Nothing;
        }

        if (!guesses.TryGetValue(userAgent, out PhoneGuess? guess))
        {
            guess = catalogue.Recognise(userAgent, null, null);
            guesses.Add(userAgent, guess);
        }

        return guess;
    }

    private void NoteRequest(PhoneRequest request, RecordedRequest record, PhoneActivity activity)
    {
        activity.Count++;
        activity.Last = record;
        if (IPAddress.IsLoopback(request.Address!))
        {
            return;
        }

        activity.LastSeen = record;
        activity.ReportedModel = record.Model ?? activity.ReportedModel;
        activity.Firmware = record.Firmware ?? activity.Firmware;
        if (request is { Method: "GET", Form: { } form, Revision: { } revision })
        {
            activity.LastServed = new Delivery(
                record.Time, form, revision.Device, revision.Version, fingerprints.Of(revision.Model), record.Address);
            if (form == ServedForm.Native && IsThePhone(record, revision.Model.Brand))
            {
                activity.LastDelivered = activity.LastServed;
            }
        }
    }

    // As the store merges batches: a guess that knows the model is not given up for one that does not.
    private void NoteGuess(PhoneRequest request, RecordedRequest record, MacAddress mac, PhoneActivity activity)
    {
        if (request.Revision is null)
        {
            PhoneGuess guess = catalogue.Recognise(request.UserAgent, record.File, mac);
            activity.Guess = guess.Model is not null || activity.Guess.Brand is null
                ? guess with { Firmware = guess.Firmware ?? activity.Guess.Firmware }
                : activity.Guess with { Firmware = guess.Firmware ?? activity.Guess.Firmware };
        }
    }

    // Someone who looks at the file in a browser has not configured the phone.
    private static bool IsThePhone(RecordedRequest record, string brand) =>
        string.IsNullOrEmpty(record.UserAgent) || record.Brand == brand;
}
