using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;

namespace EndpointManager.Infrastructure.Brands;

/// <summary>
/// Tries settings on the renderers at start: what a brand's syntax cannot carry is found by the writer that would have to
/// write it, and before a phone asks.
/// </summary>
internal static class FleetTrial
{
    /// <summary>What is wrong with the settings for each brand, to follow their name; never a value.</summary>
    public static IEnumerable<string> Problems(FleetSettings fleet) =>
        BrandRegistration.Renderers.All
            .OrderBy(renderer => renderer.Brand, StringComparer.Ordinal)
            .Select(renderer => Problem(renderer, fleet))
            .OfType<string>();

    /// <summary>What is wrong with the settings for one brand, or null.</summary>
    public static string? Problem(IBrandRenderer renderer, FleetSettings fleet)
    {
        try
        {
            foreach (string dialect in renderer.Dialects)
            {
                Model model = new() { Name = "sample", Dialect = dialect, Lines = 1, UserAgentToken = "sample" };
                renderer.RenderDeviceFile(SamplePhone.Of(model), fleet);
                renderer.RenderCommonFile(model, fleet);
            }

            return null;
        }
        catch (UnwritableValueException)
        {
            return $"cannot be written into the files of {renderer.Brand} phones";
        }
        catch (RefusedParameterException exception)
        {
            return exception.Message;
        }
    }
}
