using System.IO.Pipelines;
using System.Text;
using CsCheck;
using EndpointManager.Api.Bulk;
using EndpointManager.Application.Bulk;
using EndpointManager.Domain.Devices;
using FluentValidation;

namespace EndpointManager.UnitTests.Bulk;

public sealed class CsvDeviceTests
{
    private const string Header = "macAddress,brand,model,label,username,password,serverAddress,transport";

    // Everything that CSV, a spreadsheet or the separator makes special, in every place.
    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.Char["'=+-@\"\",;|\t\r\n ab"], Gen.Char['ä', 'ö']).Array[0, 10].Select(chars => new string(chars));

    [Fact]
    public void What_an_export_writes_an_import_reads() => Gen.Select(Texts, Texts, Texts).Array[1, 5].Sample(devices =>
    {
        using var file = new MemoryStream();
        using (var writer = new CsvDeviceWriter(file))
        {
            foreach ((string label, string username, string server) in devices)
            {
                writer.Write(Device(label, username, server));
            }

            writer.Complete();
        }

        List<ImportRow> rows = Read(file.ToArray());

        rows.Select(row => (row.Fields.Label.Text ?? "", row.Fields.Username.Text ?? "", row.Fields.ServerAddress.Text ?? ""))
            .Should().Equal(devices);
        rows.Should().OnlyContain(row => row.Fault == null && row.Fields.Password.Text == SipPassword.Mask && row.Fields.Transport.Text == "tls");
    });

    [Fact]
    public void Any_bytes_are_rows_or_a_refusal_and_never_another_error() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            Read([.. Encoding.UTF8.GetBytes("label,username\r\n"), .. bytes]);
        }
        catch (CsvHelper.CsvFormatException)
        {
            // What the request is refused for.
        }
    });

    [Theory]
    [InlineData("label,username\nA,1\n", "A", "1")]
    [InlineData("label;username\r\nA,B;1\r\n", "A,B", "1")]
    [InlineData("label\tusername\nA\t1", "A", "1")]
    [InlineData("\uFEFFUSERNAME, Label \n1,A\n", "A", "1")]
    [InlineData("id,label,username,version\nx,A,1,7\n", "A", "1")]
    [InlineData("\"label\",\"username\"\n\"A \"\"B\"\"\n,;\",1\n", "A \"B\"\n,;", "1")]
    [InlineData("label,username\n\n\n'=A,1\n", "=A", "1")]
    public void The_header_tells_separator_and_places(string csv, string label, string username)
    {
        ImportRow row = Read(Encoding.UTF8.GetBytes(csv)).Should().ContainSingle().Subject;

        row.Fault.Should().BeNull();
        row.Fields.Label.Text.Should().Be(label);
        row.Fields.Username.Text.Should().Be(username);
        row.Fields.Password.IsPresent.Should().BeFalse();
    }

    [Fact]
    public void A_password_is_taken_as_it_stands() =>
        Read("label,password\nA,\"'=a;'-b\"\n"u8.ToArray()).Single().Fields.Password.Text.Should().Be("'=a;'-b");

    [Fact]
    public void An_empty_cell_is_left_out() =>
        Read("label,username\n,1\n"u8.ToArray()).Single().Fields.Label.IsPresent.Should().BeFalse();

    [Fact]
    public void A_row_knows_its_line_whatever_is_before_it() =>
        Read("label,username\n\"a\nb\",1\n\nc,2\n"u8.ToArray()).Select(row => row.Line).Should().Equal(2, 5);

    [Theory]
    [InlineData("label,username\nA\n", "Has 1 values where the header names 2 columns.")]
    [InlineData("label,username\nA,1,2\n", "Has 3 values where the header names 2 columns.")]
    public void A_ragged_row_is_at_fault_and_the_next_is_read(string csv, string fault)
    {
        List<ImportRow> rows = Read(Encoding.UTF8.GetBytes(csv + "B,2\n"));

        rows[0].Fault.Should().Be(fault);
        rows[1].Fields.Label.Text.Should().Be("B");
    }

    [Fact]
    public void A_row_with_bytes_that_are_not_utf8_is_at_fault() =>
        Read([.. "label,username\n"u8, 0xff, .. ",1\nB,2\n"u8]).Select(row => row.Fault).Should().Equal("Holds bytes that are not UTF-8.", null);

    [Theory]
    [InlineData("labl,username\n", "labl")]
    [InlineData("label,LABEL\n", "label")]
    [InlineData("label,,username\n", "header")]
    public void A_header_that_cannot_be_is_refused_by_name(string csv, string column)
    {
        Action read = () => Read(Encoding.UTF8.GetBytes(csv));

        read.Should().Throw<ValidationException>().Which.Errors.Should().ContainSingle(error => error.PropertyName == column);
    }

    [Theory]
    [InlineData("label,username\n\"A\"B,1\n")]
    [InlineData("label,username\nA,\"1\n")]
    public void Quotes_that_do_not_fit_end_the_reading(string csv)
    {
        Action read = () => Read(Encoding.UTF8.GetBytes(csv));

        read.Should().Throw<CsvHelper.CsvFormatException>().Which.LineNumber.Should().Be(2);
    }

    [Fact]
    public void A_row_without_end_is_not_held_in_memory()
    {
        Action read = () => Read(Encoding.UTF8.GetBytes(Header + "\n\"" + new string('x', 5_000_000)));

        read.Should().Throw<CsvHelper.CsvFormatException>();
    }

    private static ExportedDevice Device(string label, string username, string server) => new()
    {
        MacAddress = "80:5E:C0:12:34:56",
        Brand = "Yealink",
        Model = "T46S",
        Label = label,
        Username = username,
        ServerAddress = server,
        Transport = Transport.Tls,
    };

    private static List<ImportRow> Read(byte[] csv) =>
        CsvDeviceReader.ReadAsync(PipeReader.Create(new MemoryStream(csv)), CancellationToken.None).ToBlockingEnumerable().ToList();
}
