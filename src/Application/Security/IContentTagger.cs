using EndpointManager.Application.Common;

namespace EndpointManager.Application.Security;

/// <summary>Makes entity tags that say nothing about the content to who lacks the instance key.</summary>
public interface IContentTagger
{
    /// <summary>The entity tag of a content, quotes included: equal for equal bytes on all instances and after a restart.</summary>
    /// <exception cref="SecretUnreadableException">There is no key that fits the database.</exception>
    string TagOf(ReadOnlySpan<byte> content);
}
