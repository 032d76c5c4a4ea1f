using System.Text;
using EndpointManager.Application.Provisioning;

namespace EndpointManager.UnitTests.Brands;

/// <summary>Whole files as they are served, in the folder <c>Golden</c>.</summary>
internal static class GoldenFile
{
    /// <summary>Compares byte for byte.</summary>
    public static void ShouldBeGolden(this ProvisioningFile file, string name) =>
        Encoding.UTF8.GetString(file.Content.Span).Should().Be(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Brands", "Golden", name)));
}
