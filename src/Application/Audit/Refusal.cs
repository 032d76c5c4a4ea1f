using System.Net;

namespace EndpointManager.Application.Audit;

/// <summary>A request to the console that was refused, as far as refusals are told apart.</summary>
/// <param name="Actor">Who asked.</param>
/// <param name="ActorName">What the actor is called; null without a name.</param>
/// <param name="Address">From where; null when that is not known.</param>
/// <param name="Action">What was asked for, by the name of the operation.</param>
/// <param name="Status">Status code of the answer.</param>
public sealed record Refusal(string Actor, string? ActorName, IPAddress? Address, string Action, int Status);
