using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Containers;

/// <summary>docker-compose.yml as the README uses it.</summary>
[Collection(nameof(ServiceImage))]
public sealed class ComposeTests
{
    [NeedsEngineFact(compose: true)]
    public Task With_postgresql_a_device_is_added_by_exec_and_served() => ServesAsync("postgresql", "endpoint-manager");

    [NeedsEngineFact(compose: true)]
    public Task With_mysql_a_device_is_added_by_exec_and_served() => ServesAsync("mysql", "endpoint-manager-mysql");

    [NeedsEngineFact(compose: true)]
    public async Task A_missing_secret_is_named()
    {
        using var compose = new Compose("postgresql", await ImagesAsync());
        try
        {
            (int exitCode, string output) = await compose.TryAsync("up", "-d", "postgres");

            exitCode.Should().NotBe(0);
            output.Should().Contain("secrets/postgresql_password").And.Contain("not exist");
        }
        finally
        {
            await compose.RunAsync("down", "-v");
        }
    }

    [NeedsEngineFact(compose: true)]
    public async Task As_shipped_it_is_published_to_ipv4_alone()
    {
        using var compose = new Compose("postgresql", new Dictionary<string, string>(), isPublishedAsShipped: true);

        (await compose.RunAsync("config")).Should().MatchRegex(@"(?<![0-9.])0\.0\.0\.0", "by IPv6 the engine would show the Internet as the gateway, which is served");
    }

    private static async Task ServesAsync(string profile, string service)
    {
        using var compose = new Compose(profile, await ImagesAsync());
        await compose.MakeSecretsAsync();
        try
        {
            await compose.RunAsync("up", "-d", "--no-build");
            await Docker.WaitUntilHealthyAsync(await compose.ContainerOfAsync(service));

            string added = await compose.ExecAsync(ConsoleClient.Device().ToJsonString(), service, "endpoint-manager", "console", "POST", "devices");
            string settings = await compose.ExecAsync("", service, "endpoint-manager", "console", "GET", "settings");
            string file = await compose.Client.GetStringAsync(new Uri("/provision/805ec0123456.cfg", UriKind.Relative));
            string log = await compose.RunAsync("logs", "--no-color", service);

            added.Should().StartWith("201 Created");
            settings.Should().StartWith("200 OK").And.Contain($"\"provider\":\"{profile}\"");
            file.Should().Contain("account.1.user_name = 2042");
            log.Should().NotContain(compose.Secret(profile + "_password"));
        }
        finally
        {
            await compose.RunAsync("down", "-v");
        }
    }

    // Where no registry is reached, eng/test-images holds what the official images are replaced by.
    private static async Task<Dictionary<string, string>> ImagesAsync()
    {
        var images = new Dictionary<string, string> { ["ENDPOINT_MANAGER_IMAGE"] = ServiceImage.Name };
        await StandInAsync(images, "POSTGRES_IMAGE", "local/postgres:17");
        await StandInAsync(images, "MYSQL_IMAGE", "local/mysql:9");
        return images;
    }

    private static async Task StandInAsync(Dictionary<string, string> images, string variable, string standIn)
    {
        if (await Docker.HasImageAsync(standIn))
        {
            string image = standIn + "-with-secret-files";
            await Docker.BuildAsync(image, "eng/test-images/with-secret-files", "BASE=" + standIn);
            images[variable] = image;
        }
    }
}
