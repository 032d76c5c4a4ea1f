using EndpointManager.IntegrationTests.Support;

namespace EndpointManager.IntegrationTests.Clients;

/// <summary>The client that is generated from the committed document, compiled strictly, against the running service.</summary>
public sealed class TypeScriptClientTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    [NeedsNodeFact]
    public async Task The_example_of_a_frontend_compiles_and_runs()
    {
        using var folder = new TestFolder();
        string client = Repository.PathOf("clients/typescript");
        // Another run may be building in the same folder; only the installed packages are shared.
        string work = folder.Combine("clients/typescript");
        Directory.CreateDirectory(work);
        Directory.CreateDirectory(folder.Combine("docs"));
        File.Copy(Repository.PathOf("docs/openapi.json"), folder.Combine("docs/openapi.json"));
        foreach (string file in new[] { "package.json", "tsconfig.json", "example.ts" })
        {
            File.Copy(Path.Combine(client, file), Path.Combine(work, file));
        }

        Directory.CreateSymbolicLink(Path.Combine(work, "node_modules"), Path.Combine(client, "node_modules"));

        await new Command("npm", "run", "--silent", "build") { Folder = work }.RunAsync();
        string output = await new Command("npm", "run", "--silent", "start", "--", fixture.Service.Address.ToString(), "80:5E:C0:77:00:01") { Folder = work }.RunAsync();

        output.Should().Contain("Added, listed, edited and deleted 80:5E:C0:77:00:01.");
    }
}
