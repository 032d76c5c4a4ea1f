using EndpointManager.Domain.Devices;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// Columns derived from a device for search and order. Folding case here, once, makes the answers independent of the
/// engines' collations, which disagree on case, accents and trailing spaces.
/// </summary>
internal static class DeviceSearchColumns
{
    /// <summary>Shadow property: the label in lower case.</summary>
    public const string LabelKey = nameof(LabelKey);

    /// <summary>Shadow property: the SIP user name in lower case.</summary>
    public const string UsernameKey = nameof(UsernameKey);

    /// <summary>Shadow property: all searched texts in lower case, one a line.</summary>
    public const string SearchText = nameof(SearchText);

    /// <summary>Longest search text: label, user name and model with two line breaks.</summary>
    public const int SearchTextMaxLength = Label.MaxLength + SipUsername.MaxLength + PhoneModel.MaxNameLength + 2;

    /// <summary>The form that is compared: lower case by Unicode's simple mapping, accents kept.</summary>
    public static string Fold(string text) => text.ToLowerInvariant();

    /// <summary>The values of the columns: label, user name, all searched texts.</summary>
    public static (string LabelKey, string UsernameKey, string SearchText) Of(Device device)
    {
        string label = Fold(device.Label.Value);
        string username = Fold(device.Account.Username.Value);
        // A search text cannot hold the line break that the parts are joined by, so it never matches across two of them.
        return (label, username, $"{label}\n{username}\n{Fold(device.Model.Name)}");
    }

    /// <summary>Derives the columns anew.</summary>
    public static void Fill(EntityEntry<Device> entry) =>
        (entry.Property(LabelKey).CurrentValue, entry.Property(UsernameKey).CurrentValue, entry.Property(SearchText).CurrentValue) = Of(entry.Entity);
}
