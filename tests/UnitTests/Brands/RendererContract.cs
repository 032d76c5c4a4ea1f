using System.Text;
using CsCheck;
using EndpointManager.Application.Provisioning;
using EndpointManager.Domain.Brands;
using EndpointManager.Domain.Devices;
using EndpointManager.Infrastructure.TimeZones;
using EndpointManager.UnitTests.TimeZones;

namespace EndpointManager.UnitTests.Brands;

/// <summary>What every brand's renderer keeps to. A new brand adds one subclass, which says how its files are read.</summary>
public abstract class RendererContract(string brand)
{
    private const int GeneratedPhonesPerModel = 200;
    private const string ExtraValue = "planted-value";

    private readonly IBrandRenderer _renderer = TestBrands.Renderer(brand);

    internal string Brand => _renderer.Brand;

    private IEnumerable<Model> Models =>
    [
        .. TestBrands.Catalogue.FindBrand(brand)!.Models,
        .. Dialects,
    ];

    private IEnumerable<Model> Dialects =>
        _renderer.Dialects.Select(dialect => TestBrands.Synthetic(dialect, Math.Min(3, _renderer.MaxLinesOf(dialect))));

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
            family.Select(model => Encoding.UTF8.GetString(Common(model, FullFleet()).Content.Span))
                .Distinct().Should().ContainSingle();
        }
    }

    [Fact]
    public void Files_are_utf8_text_without_a_mark_and_with_unix_line_ends()
    {
        IEnumerable<ProvisioningFile> files =
            Models.SelectMany(model => new[]
            {
                Device(TestPhones.Of(model)),
                _renderer.RenderDeviceFile(TestPhones.Of(model), FullFleet()),
                Common(model, FullFleet()),
            });

        foreach (ProvisioningFile file in files)
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content.Span);

            file.ContentType.Should().Be(ContentType);
            text.Should().NotContain("\r").And.NotStartWith("\uFEFF").And.EndWith("\n");
        }
    }

    [Fact]
    public void The_same_fleet_gets_the_same_bytes()
    {
        foreach (Model model in Models)
        {
            PhoneConfiguration phone = TestPhones.Of(model);

            _renderer.RenderDeviceFile(phone, FullFleet()).Content.ToArray().Should()
                .Equal(_renderer.RenderDeviceFile(phone, FullFleet()).Content.ToArray());
            Common(model, FullFleet()).Content.ToArray().Should().Equal(Common(model, FullFleet()).Content.ToArray());
        }
    }

    [Fact]
    public void A_phone_reads_back_the_settings_of_the_fleet()
    {
        foreach (Model model in Models)
        {
            FleetAsRead device = ReadFleet(_renderer.RenderDeviceFile(TestPhones.Of(model), FullFleet()), model);
            FleetAsRead common = ReadFleet(Common(model, FullFleet()), model);

            (device with { Clock = null }).Should().Be(Claimed(model), "of {0}", model.Name);
            (common with { Clock = null }).Should().Be(Claimed(model) with { AdminPassword = null }, "of {0}", model.Name);
        }
    }

    [Fact]
    public void A_time_zone_is_in_the_file_if_and_only_if_it_is_said_that_phones_can_be_told_of_it()
    {
        PhoneConfiguration phone = TestPhones.Of(Models.First());
        byte[] silent = Device(phone).Content.ToArray();
        foreach (PhoneTimeZone zone in PhoneTimeZones.Names.Select(TestFleets.Zone))
        {
            ProvisioningFile file = _renderer.RenderDeviceFile(phone, new FleetSettings { TimeZone = zone });

            (!file.Content.Span.SequenceEqual(silent)).Should().Be(_renderer.CanTell(zone), "of {0}", zone.Name);
        }
    }

    [Fact]
    public void What_is_not_configured_is_not_written()
    {
        foreach (Model model in Models)
        {
            ReadFleet(Device(TestPhones.Of(model)), model).Should().Be(new FleetAsRead(), "of {0}", model.Name);
            ReadFleet(Common(model, FleetSettings.None), model).Should().Be(new FleetAsRead(), "of {0}", model.Name);
        }
    }

    [Fact]
    public void The_settings_of_the_fleet_change_nothing_of_the_device()
    {
        foreach (Model model in Models)
        {
            PhoneConfiguration phone = TestPhones.Of(model);

            ReadParameters(_renderer.RenderDeviceFile(phone, FullFleet())).Should().Contain(ReadParameters(Device(phone)), "of {0}", model.Name);
        }
    }

    [Fact]
    public void The_common_file_holds_no_secret_of_the_fleet()
    {
        FleetSettings fleet = FullFleet();
        foreach (Model model in Models)
        {
            string text = Encoding.UTF8.GetString(Common(model, fleet).Content.Span);

            text.Should().NotContain("Adm1n").And.NotContain(ExtraValue, "of {0}", model.Name);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Damaged), MemberType = typeof(HostileTexts), DisableDiscoveryEnumeration = true)]
    public void An_admin_password_that_the_syntax_cannot_carry_is_refused_without_being_shown(string text)
    {
        string password = text.Length == 0 ? text : text.Insert(text.Length / 2, DamagedPhones.Secret);
        foreach (Model model in Models.Where(model => Claimed(model).AdminPassword is not null))
        {
            Action render = () => _renderer.RenderDeviceFile(TestPhones.Of(model), new FleetSettings { AdminPassword = new AdminPassword(password) });

            render.Should().Throw<UnwritableValueException>().Which.Message.Should().NotContain(DamagedPhones.Secret);
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Allowed), MemberType = typeof(HostileTexts))]
    [InlineData("%NULL%")]
    [InlineData("a:b")]
    [InlineData("ünïcode")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void Any_other_admin_password_is_read_back_or_refused(string text)
    {
        foreach (Model model in Models.Where(model => Claimed(model).AdminPassword is not null))
        {
            string? read = null;
            try
            {
                FleetSettings fleet = new() { AdminPassword = new AdminPassword(text) };
                read = ReadFleet(_renderer.RenderDeviceFile(TestPhones.Of(model), fleet), model).AdminPassword;
            }
            catch (UnwritableValueException)
            {
                continue;
            }

            read.Should().Be(text, "on {0}", model.Name);
        }
    }

    [Fact]
    public void An_operators_parameter_is_read_back_from_the_file_that_it_is_for()
    {
        foreach (Model model in Models)
        {
            FleetSettings device = TestFleets.WithExtra(Brand, ExtraKey, ExtraValue);
            FleetSettings common = TestFleets.WithCommonExtra(Brand, ExtraKey, ExtraValue);

            ReadParameters(_renderer.RenderDeviceFile(TestPhones.Of(model), device))[ExtraReadAs].Should().Be(ExtraValue);
            ReadParameters(Common(model, device)).Should().NotContainKey(ExtraReadAs);
            ReadParameters(Common(model, common))[ExtraReadAs].Should().Be(ExtraValue);
            ReadParameters(_renderer.RenderDeviceFile(TestPhones.Of(model), common)).Should().NotContainKey(ExtraReadAs);
        }
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b")]
    [InlineData("a\0b")]
    [InlineData(" a")]
    [InlineData("a ")]
    public void An_operators_parameter_that_the_syntax_cannot_carry_is_refused_without_being_shown(string text)
    {
        string value = text.Insert(text.Length / 2, DamagedPhones.Secret);
        foreach (FleetSettings fleet in new[]
        {
            TestFleets.WithExtra(Brand, ExtraKey, value),
            TestFleets.WithExtra(Brand, ExtraKey.Insert(ExtraKey.Length / 2, text.Trim(' ') + "\n"), DamagedPhones.Secret),
        })
        {
            Action render = () => _renderer.RenderDeviceFile(TestPhones.Of(Models.First()), fleet);

            Exception refusal = render.Should().Throw<Exception>().Which;
            refusal.Should().Match(exception => exception is RefusedParameterException || exception is UnwritableValueException);
            refusal.ToString().Should().NotContain(DamagedPhones.Secret);
        }
    }

    [Fact]
    public void Without_its_secrets_a_file_is_the_whole_one_less_their_lines()
    {
        FleetSettings fleet = FullFleet();
        foreach (Model model in Models)
        {
            string[] whole = Lines(_renderer.RenderDeviceFile(TestPhones.Of(model), fleet));
            ProvisioningFile file = _renderer.RenderDeviceFile(TestPhones.WithoutSecrets(model), fleet);
            string[] stripped = Lines(file);

            // In order, and the account's password at least is gone.
            int at = -1;
            foreach (string line in stripped)
            {
                at = Array.IndexOf(whole, line, at + 1);
                at.Should().BeGreaterThanOrEqualTo(0, "'{0}' is a line of the whole file of {1}", line, model.Name);
            }

            stripped.Length.Should().BeLessThan(whole.Length, "of {0}", model.Name);
            ReadLines(file).Should().BeEquivalentTo(ReadLines(_renderer.RenderDeviceFile(TestPhones.Of(model), fleet)), "of {0}", model.Name);
        }
    }

    [Fact]
    public void Without_its_secrets_a_file_holds_none_and_empties_none()
    {
        FleetSettings fleet = FullFleet();
        foreach (Model model in Models)
        {
            ProvisioningFile whole = _renderer.RenderDeviceFile(TestPhones.Of(model, password: "Zx9-planted"), fleet);
            ProvisioningFile file = _renderer.RenderDeviceFile(TestPhones.WithoutSecrets(model), fleet);
            IEnumerable<string> secret = ReadParameters(whole)
                .Where(parameter => parameter.Value is "Zx9-planted" or ExtraValue || parameter.Value.Contains("Adm1n", StringComparison.Ordinal))
                .Select(parameter => parameter.Key);

            secret.Should().NotBeEmpty();
            ReadParameters(file).Keys.Should().NotContain(secret, "of {0}", model.Name);
            Encoding.UTF8.GetString(file.Content.Span).Should().NotContain("Adm1n").And.NotContain(ExtraValue, "of {0}", model.Name);
        }
    }

    [Fact]
    public void What_an_operators_parameter_replaces_does_not_come_back_when_it_is_withheld()
    {
        foreach (Model model in Models)
        {
            // Any parameter that the service writes for the fleet will do.
            FleetSettings fleet = new() { NtpServer = "ntp.example.net" };
            IReadOnlyDictionary<string, string> plain = ReadParameters(_renderer.RenderDeviceFile(TestPhones.WithoutSecrets(model), fleet));

            plain.Values.Should().Contain("ntp.example.net", "of {0}", model.Name);
            ReadParameters(_renderer.RenderDeviceFile(
                TestPhones.WithoutSecrets(model), new FleetSettings { NtpServer = fleet.NtpServer, Extra = TestFleets.WithExtra(Brand, NtpKeyOf(model), "10.0.0.1").Extra }))
                .Values.Should().NotContain("ntp.example.net", "of {0}", model.Name).And.NotContain("10.0.0.1");
        }
    }

    [Fact]
    public void A_phone_that_is_to_ask_nobody_else_is_told_where_its_dialect_can_say_so()
    {
        FleetSettings fleet = new() { ProvisionUrl = TestFleets.Full.ProvisionUrl };
        FleetSettings alone = new() { ProvisionUrl = TestFleets.Full.ProvisionUrl, IgnoresDhcp = true };
        foreach (Model model in Models)
        {
            IReadOnlyDictionary<string, string> usual = ReadParameters(_renderer.RenderDeviceFile(TestPhones.Of(model), fleet));

            ReadParameters(_renderer.RenderDeviceFile(TestPhones.Of(model), alone)).Except(usual).Should()
                .BeEquivalentTo(DhcpSwitches(model), "of {0}", model.Name);
        }
    }

    [Fact]
    public void The_clock_of_a_phone_is_right_in_every_zone()
    {
        List<string> wrong = [];
        foreach (Model model in Dialects)
        {
            foreach ((string name, double tolerated) in ZoneSamples.All)
            {
                ProvisioningFile file = Common(model, new FleetSettings { TimeZone = TestFleets.Zone(name) });
                if (ReadFleet(file, model).Clock is { } clock)
                {
                    double hours = ZoneSamples.Hours.Select(clock.OffsetAt).Zip(ZoneSamples.OffsetsOf(name))
                        .Count(pair => pair.First != pair.Second) / (double)ZoneSamples.Years;
                    if (hours > tolerated)
                    {
                        wrong.Add($"{model.Dialect}: {name} is wrong for {hours} hours a year, not {tolerated}");
                    }
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Every_zone_of_the_database_can_be_written()
    {
        foreach (Model model in Dialects)
        {
            foreach (string name in PhoneTimeZones.Names)
            {
                FleetSettings fleet = new() { TimeZone = TestFleets.Zone(name) };

                Common(model, fleet).Content.ToArray().Should().Equal(Common(model, fleet).Content.ToArray());
            }
        }
    }

    /// <summary>Name, as an operator configures it, of the parameter that holds the NTP server.</summary>
    private protected abstract string NtpKeyOf(Model model);

    /// <summary>What a phone of a model is told for it to take no URL but its own; nothing where no parameter is known.</summary>
    private protected virtual IReadOnlyDictionary<string, string> DhcpSwitches(Model model) => new Dictionary<string, string>();

    /// <summary>Name of an operator's parameter as it is configured.</summary>
    private protected abstract string ExtraKey { get; }

    /// <summary>Its key as <see cref="ReadParameters"/> gives it.</summary>
    private protected abstract string ExtraReadAs { get; }

    /// <summary>The settings of the fleet that a file holds.</summary>
    private protected abstract FleetAsRead ReadFleet(ProvisioningFile file, Model model);

    /// <summary>What of the full settings the files of a model hold; all of them, unless its dialect has no key for one.</summary>
    private protected virtual FleetAsRead Claimed(Model model) => new()
    {
        AdminPassword = TestFleets.AdminPassword,
        NtpServer = TestFleets.Full.NtpServer,
        PollMinutes = TestFleets.Full.PollMinutes,
        ProvisionUrl = TestFleets.Full.ProvisionUrl,
    };

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

    private static string[] Lines(ProvisioningFile file) => Encoding.UTF8.GetString(file.Content.Span).Split('\n');

    private ProvisioningFile Device(PhoneConfiguration phone) => _renderer.RenderDeviceFile(phone, FleetSettings.None);

    private ProvisioningFile Common(Model model, FleetSettings fleet) => _renderer.RenderCommonFile(model, fleet);

    private FleetSettings FullFleet() => new()
    {
        AdminPassword = TestFleets.Full.AdminPassword,
        NtpServer = TestFleets.Full.NtpServer,
        TimeZone = TestFleets.Full.TimeZone,
        PollMinutes = TestFleets.Full.PollMinutes,
        ProvisionUrl = TestFleets.Full.ProvisionUrl,
        Extra = TestFleets.WithExtra(Brand, ExtraKey, ExtraValue).Extra,
    };
}
