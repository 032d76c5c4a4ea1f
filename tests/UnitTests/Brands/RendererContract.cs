using System.Text;
using CsCheck;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;

namespace EndpointManager.UnitTests.Brands;

/// <summary>What every brand's renderer keeps to. A new brand adds one subclass, which says how its files are read.</summary>
public abstract class RendererContract(string brand)
{
    private const int GeneratedPhonesPerModel = 200;

    private readonly IBrandRenderer _renderer = TestBrands.Renderer(brand);

    internal string Brand => _renderer.Brand;

    private IEnumerable<Model> Models =>
    [
        .. TestBrands.Catalogue.FindBrand(brand)!.Models,
        .. _renderer.Dialects.Select(dialect => TestBrands.Synthetic(dialect, Math.Min(3, _renderer.MaxLinesOf(dialect)))),
    ];

    [Fact]
    public void The_same_phone_gets_the_same_bytes()
    {
        foreach (Model model in Models)
        {
            byte[] first = Device(TestPhones.Of(model)).Content.ToArray();

            Device(TestPhones.Of(model)).Content.ToArray().Should().Equal(first);
        }
    }

    [Fact]
    public void A_phone_reads_back_what_was_configured()
    {
        // Between models of a dialect nothing differs but the number of lines.
        foreach (Model model in Models.DistinctBy(model => (model.Dialect, model.Lines)))
        {
            GeneratedPhones.Of(model).Sample(
                phone => ReadAccount(Device(phone), model).Should().Be(AccountAsRead.Expected(phone)),
                iter: GeneratedPhonesPerModel);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Allowed), MemberType = typeof(HostileTexts))]
    public void No_value_adds_a_parameter(string text)
    {
        foreach (Model model in Models)
        {
            IEnumerable<string> usual = Structure(Device(TestPhones.Of(model)));

            Structure(Device(TestPhones.Of(model, label: text))).Should().Equal(usual, "of the label, on {0}", model.Name);
            Structure(Device(TestPhones.Of(model, password: text))).Should().Equal(usual, "of the password, on {0}", model.Name);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Damaged), MemberType = typeof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void A_value_that_the_syntax_cannot_carry_is_refused_without_being_shown(string text)
    {
        foreach (PhoneConfiguration phone in DamagedPhones.With(Models.First(), text))
        {
            Action render = () => Device(phone);

            string message = render.Should().Throw<UnwritableValueException>().Which.Message;
            message.Should().MatchRegex("^The value of [A-Za-z0-9._ ]+ cannot be written");
            message.Should().NotContain(DamagedPhones.Secret);
        }
    }

    [Fact]
    public void Every_line_of_the_model_is_decided_and_only_the_first_is_on()
    {
        foreach (Model model in Models)
        {
            ReadLines(Device(TestPhones.Of(model))).Should()
                .Equal(Enumerable.Range(1, model.Lines).ToDictionary(line => line, line => line == 1), "of {0}", model.Name);
        }
    }

    [Fact]
    public void Nothing_of_the_device_stands_on_another_line()
    {
        foreach (Model model in Models)
        {
            IEnumerable<string> values = ReadParameters(Device(TestPhones.Of(model)))
                .Where(parameter => IsOfFurtherLine(parameter.Key))
                .Select(parameter => parameter.Value)
                .Distinct();

            values.Should().BeSubsetOf(OffValues, "of {0}", model.Name);
        }
    }

    [Fact]
    public void The_common_file_holds_nothing_of_a_device()
    {
        foreach (Model model in Models)
        {
            ReadLines(_renderer.RenderCommonFile(model, FleetSettings.None)).Should().BeEmpty();
            ReadParameters(_renderer.RenderCommonFile(model, FleetSettings.None)).Should().BeEmpty();
        }
    }

    [Fact]
    public void Models_that_share_a_common_file_get_the_same_one()
    {
        foreach (IGrouping<string, Model> family in Models.GroupBy(model => model.CommonFile ?? model.Name))
        {
            family.Select(model => Encoding.UTF8.GetString(_renderer.RenderCommonFile(model, FleetSettings.None).Content.Span))
                .Distinct().Should().ContainSingle();
        }
    }

    [Fact]
    public void Files_are_utf8_text_without_a_mark_and_with_unix_line_ends()
    {
        IEnumerable<ProvisioningFile> files =
            Models.SelectMany(model => new[] { Device(TestPhones.Of(model)), _renderer.RenderCommonFile(model, FleetSettings.None) });

        foreach (ProvisioningFile file in files)
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content.Span);

            file.ContentType.Should().Be(ContentType);
            text.Should().NotContain("\r").And.NotStartWith("\uFEFF").And.EndWith("\n");
        }
    }

    private protected virtual string ContentType => "text/plain; charset=utf-8";

    /// <summary>What a parameter of a line that is off may hold.</summary>
    private protected virtual IReadOnlyCollection<string> OffValues => ["0", "", ConfigurationText.YealinkResetToken];

    private protected abstract AccountAsRead ReadAccount(ProvisioningFile file, Model model);

    /// <summary>Key and value of every parameter; fails on a key that is there twice.</summary>
    private protected abstract IReadOnlyDictionary<string, string> ReadParameters(ProvisioningFile file);

    /// <summary>The lines that the file decides about, and whether each is on.</summary>
    private protected abstract IReadOnlyDictionary<int, bool> ReadLines(ProvisioningFile file);

    private protected abstract bool IsOfFurtherLine(string key);

    /// <summary>All of the file but the values.</summary>
    private protected virtual IEnumerable<string> Structure(ProvisioningFile file) => ReadParameters(file).Keys;

    private ProvisioningFile Device(PhoneConfiguration phone) => _renderer.RenderDeviceFile(phone, FleetSettings.None);
}
