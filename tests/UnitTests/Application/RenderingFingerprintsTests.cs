using System.Security.Cryptography;
using System.Text;
using EndpointManager.Application.Common;
using EndpointManager.Application.Provisioning;
using EndpointManager.Application.Security;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.UnitTests.Brands;

namespace EndpointManager.UnitTests.Application;

public sealed class RenderingFingerprintsTests
{
    private static readonly PhoneModel T46S = new("Yealink", "T46S");

    [Fact]
    public void It_is_the_same_each_time_and_after_a_restart() => Fresh().Of(T46S).Should().Be(Fresh().Of(T46S));

    [Fact]
    public void It_is_another_one_for_a_model_whose_phones_get_another_file() =>
        Fresh().Of(T46S).Should().NotBe(Fresh().Of(new PhoneModel("Yealink", "T42S")));

    [Fact]
    public void It_is_another_one_for_a_model_whose_phones_get_the_same_file()
    {
        var renderer = new PrefixingRenderer("1");

        Of(renderer).Should().NotBe(Of(renderer, model: "T42S"), "or data of one model could change unnoticed behind the other's");
    }

    [Fact]
    public void It_changes_with_the_renderer() =>
        Of(new PrefixingRenderer("1")).Should().NotBe(Of(new PrefixingRenderer("2")));

    [Fact]
    public void It_changes_with_the_settings_of_the_fleet() =>
        Of(new PrefixingRenderer("1"), new FleetSettings { NtpServer = "a" }).Should()
            .NotBe(Of(new PrefixingRenderer("1"), new FleetSettings { NtpServer = "b" }));

    [Fact]
    public void It_fits_the_longest_length_and_shows_nothing_of_the_file()
    {
        string fingerprint = Fresh().Of(T46S);

        fingerprint.Should().MatchRegex($"^[A-Za-z0-9_-]{{1,{RenderingFingerprints.MaxLength}}}$");
    }

    [Fact]
    public void A_model_that_left_the_catalogue_has_none() => Fresh().Of(new PhoneModel("Acme", "A1")).Should().BeEmpty();

    [Fact]
    public void All_holds_that_of_every_model_once()
    {
        RenderingFingerprints fingerprints = Fresh();

        fingerprints.All.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(TestBrands.Catalogue.Brands
            .SelectMany(brand => brand.Models.Select(model => fingerprints.Of(new PhoneModel(brand.Name, model.Name)))).Distinct());
    }

    [Fact]
    public void Without_the_key_there_is_none_until_it_is_there()
    {
        var tagger = new LateTagger();
        var fingerprints = new RenderingFingerprints(TestBrands.Catalogue, TestBrands.Renderers, FleetSettings.None, tagger);
        Action early = () => fingerprints.Of(T46S);

        early.Should().Throw<SecretUnreadableException>();
        tagger.Ready = true;

        fingerprints.Of(T46S).Should().NotBeEmpty();
    }

    private static RenderingFingerprints Fresh() =>
        new(TestBrands.Catalogue, TestBrands.Renderers, FleetSettings.None, new LateTagger { Ready = true });

    private static string Of(IBrandRenderer renderer, FleetSettings? fleet = null, string model = "T46S")
    {
        var catalogue = new BrandCatalogue(TestBrands.Catalogue.Brands.Where(brand => brand.Name == "Yealink"));
        var tagger = new LateTagger { Ready = true };
        return new RenderingFingerprints(catalogue, new BrandRenderers([renderer]), fleet ?? FleetSettings.None, tagger).Of(new PhoneModel("Yealink", model));
    }

    /// <summary>Stands for one version of a renderer.</summary>
    private sealed class PrefixingRenderer(string prefix) : IBrandRenderer
    {
        public string Brand => "Yealink";

        public IReadOnlyCollection<string> Dialects => [];

        public ProvisioningFile RenderDeviceFile(PhoneConfiguration phone, FleetSettings fleet) =>
            new(ProvisioningFile.Text, Encoding.UTF8.GetBytes($"{prefix} {phone.Server} {fleet.NtpServer}"));

        public ProvisioningFile RenderCommonFile(Model model, FleetSettings fleet) => throw new NotSupportedException();
    }

    private sealed class LateTagger : IContentTagger
    {
        public bool Ready { get; set; }

        public string TagOf(ReadOnlySpan<byte> content) => Ready
            ? $"\"{Convert.ToHexString(SHA256.HashData(content))}\""
            : throw new SecretUnreadableException("There is no key.");
    }
}
