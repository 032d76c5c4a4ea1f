using System.Globalization;
using EndpointManager.Api.Errors;
using EndpointManager.Domain.Devices;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EndpointManager.Api.Devices;

/// <summary>Versions of devices as entity tags (RFC 9110 section 8.8.3): the version in quotes.</summary>
internal static class EntityTags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The versions that an If-Match header allows to change.</summary>
    /// <exception cref="MalformedRequestException">It is not a list of entity tags.</exception>
    public static ExpectedVersion Expected(StringValues ifMatch)
    {
        if (ifMatch.Count == 0)
        {
            return ExpectedVersion.Any;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(ifMatch!, out IList<EntityTagHeaderValue>? tags))
        {
            throw new MalformedRequestException("If-Match must be a list of entity tags in quotes, or *.");
        }

        return tags.Contains(EntityTagHeaderValue.Any) ? ExpectedVersion.Any : ExpectedVersion.OneOf([.. tags.SelectMany(VersionsOf)]);
    }

    /// <summary>Whether an If-None-Match header names the version.</summary>
    public static bool IsKnown(StringValues ifNoneMatch, long version) =>
        ifNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(ifNoneMatch!, out IList<EntityTagHeaderValue>? tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == Of(version));

    // If-Match compares strongly (RFC 9110 section 13.1.1): a weak tag fits nothing, nor does another writing such as "01".
    private static IEnumerable<long> VersionsOf(EntityTagHeaderValue tag)
    {
        bool isVersion = long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version);
        return isVersion && !tag.IsWeak && tag.Tag == Of(version) ? [version] : [];
    }
}
