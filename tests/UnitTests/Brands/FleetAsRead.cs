namespace EndpointManager.UnitTests.Brands;

/// <summary>Settings of the fleet as an independent reader found them in a file; null where they are not there.</summary>
internal sealed record FleetAsRead
{
    public string? AdminPassword { get; init; }

    public string? NtpServer { get; init; }

    public PhoneClock? Clock { get; init; }

    public int? PollMinutes { get; init; }

    public string? ProvisionUrl { get; init; }
}
