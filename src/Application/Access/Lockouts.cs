using System.Globalization;
using System.Net;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Settings;
using EndpointManager.Domain.Devices;

namespace EndpointManager.Application.Access;

/// <summary>
/// Counts the different unknown MAC addresses that a source asks for, and locks it out when they are many. Of this process
/// alone, and in bounded memory: what was counted longest ago is forgotten first.
/// </summary>
public sealed class Lockouts(ServiceSettings settings, ISecurityLog log, TimeProvider time)
{
    /// <summary>Most sources that are remembered.</summary>
    public const int MaxSources = 100_000;

    /// <summary>Most unknown addresses that are remembered, of all sources: what so many sources ask before they are locked out by default.</summary>
    public const int MaxUnknown = 2_000_000;

    /// <summary>How long unknown addresses count together.</summary>
    public static readonly TimeSpan CountingTime = TimeSpan.FromMinutes(10);

    /// <summary>How long a source is locked out.</summary>
    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(15);

    /// <summary>How long a device that was armed is expected from anywhere.</summary>
    public static readonly TimeSpan ExpectedTime = TimeSpan.FromHours(24);

    private readonly ProvisioningSettings _settings = settings.Provisioning;
    private readonly Lock _lock = new();
    private readonly Dictionary<SourceNetwork, LinkedListNode<Suspect>> _suspects = [];
    private readonly LinkedList<Suspect> _byAge = [];
    private int _unknown;
    private volatile int _lockedOut;

    /// <summary>Whether a source is locked out. While none is, this costs nothing.</summary>
    public bool Hold(IPAddress? source)
    {
        if (_lockedOut == 0 || source is null)
        {
            return false;
        }

        lock (_lock)
        {
            return _suspects.TryGetValue(SourceNetwork.Of(source), out LinkedListNode<Suspect>? node) && IsLockedOut(node);
        }
    }

    /// <summary>Counts a MAC address that no device has.</summary>
    public void NoteUnknown(IPAddress? source, MacAddress macAddress)
    {
        if (_settings.LockoutAfter == 0 || source is null)
        {
            return;
        }

        bool reached;
        lock (_lock)
        {
            reached = Count(SourceNetwork.Of(source), macAddress, IsSpared(source));
        }

        if (reached && _settings.Enforce && !IsSpared(source))
        {
            log.LockedOut(SourceNetwork.Of(source), _settings.LockoutAfter);
        }
        else if (reached)
        {
            log.ManyUnknown(SourceNetwork.Of(source), _settings.LockoutAfter);
        }
    }

    /// <summary>The sources that are locked out, those that stay longest first.</summary>
    public IReadOnlyList<Lockout> All()
    {
        lock (_lock)
        {
            return [.. _byAge.Where(suspect => suspect.LockedOutAt is not null)
                .Select(suspect => new Lockout(suspect.Source, LockoutTime - time.GetElapsedTime(suspect.LockedOutAt!.Value)))
                .Where(lockout => lockout.Remaining > TimeSpan.Zero)
                .OrderByDescending(lockout => lockout.Remaining)];
        }
    }

    /// <summary>Lets a source in again; false when it was not locked out.</summary>
    public bool Clear(SourceNetwork source)
    {
        lock (_lock)
        {
            if (!_suspects.TryGetValue(source, out LinkedListNode<Suspect>? node) || !IsLockedOut(node))
            {
                return false;
            }

            Forget(node);
            return true;
        }
    }

    // Phones of the own network that were plugged in before anybody added their devices are no attack, and whoever is in
    // there reads them off the wire.
    private bool IsSpared(IPAddress source) => _settings.Access == AccessMode.Lan && LocalNetworks.Contain(source);

    private bool Count(SourceNetwork source, MacAddress macAddress, bool spared)
    {
        while (_unknown >= MaxUnknown)
        {
            Forget(_byAge.First!);
        }

        Suspect suspect = NodeOf(source).Value;
        if (suspect.LockedOutAt is not null || suspect.Unknown.Count >= _settings.LockoutAfter || !suspect.Unknown.Add(NumberOf(macAddress)))
        {
            return false;
        }

        _unknown++;
        bool reached = suspect.Unknown.Count == _settings.LockoutAfter;
        if (reached && !spared)
        {
            suspect.LockedOutAt = time.GetTimestamp();
            _unknown -= suspect.Unknown.Count;
            suspect.Unknown = [];
            _lockedOut++;
        }

        return reached;
    }

    private LinkedListNode<Suspect> NodeOf(SourceNetwork source)
    {
        if (_suspects.TryGetValue(source, out LinkedListNode<Suspect>? known))
        {
            bool over = known.Value.LockedOutAt is null ? time.GetElapsedTime(known.Value.Since) >= CountingTime : !IsLockedOut(known);
            if (!over)
            {
                return known;
            }

            Forget(known);
        }

        if (_suspects.Count >= MaxSources)
        {
            Forget(_byAge.First!);
        }

        var node = new LinkedListNode<Suspect>(new Suspect(source, time.GetTimestamp()));
        _byAge.AddLast(node);
        _suspects.Add(source, node);
        return node;
    }

    private bool IsLockedOut(LinkedListNode<Suspect> node)
    {
        if (node.Value.LockedOutAt is not { } since)
        {
            return false;
        }

        bool over = time.GetElapsedTime(since) >= LockoutTime;
        if (over)
        {
            Forget(node);
        }

        return !over;
    }

    // An address as text takes ten times the memory.
    private static ulong NumberOf(MacAddress macAddress) =>
        ulong.Parse(macAddress.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private void Forget(LinkedListNode<Suspect> node)
    {
        if (node.List is null)
        {
            return;
        }

        _byAge.Remove(node);
        _suspects.Remove(node.Value.Source);
        _unknown -= node.Value.Unknown.Count;
        _lockedOut -= node.Value.LockedOutAt is null ? 0 : 1;
    }

    private sealed class Suspect(SourceNetwork source, long since)
    {
        public SourceNetwork Source => source;

        public long Since => since;

        public HashSet<ulong> Unknown { get; set; } = [];

        public long? LockedOutAt { get; set; }
    }
}

/// <summary>A source that is locked out.</summary>
/// <param name="Source">The source.</param>
/// <param name="Remaining">For how long it still is.</param>
public sealed record Lockout(SourceNetwork Source, TimeSpan Remaining);
