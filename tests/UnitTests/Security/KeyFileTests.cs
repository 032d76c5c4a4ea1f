using System.Runtime.Versioning;
using EndpointManager.Infrastructure.Security;

namespace EndpointManager.UnitTests.Security;

[SupportedOSPlatform("linux")]
public sealed class KeyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("em-keys-");

    private string Real => Path.Combine(_folder.CreateSubdirectory("mounted").FullName, "the.key");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Behind_links_the_file_that_others_read_is_exchanged_and_locked()
    {
        new KeyFile(Real).Create();
        string link = LinkTo(LinkTo(Real));
        KeyRing exchanged = KeyRing.Of(InstanceKey.Create());

        new KeyFile(link).Replace(exchanged);

        new KeyFile(Real).Read()!.Current.Id.Should().Be(exchanged.Current.Id);
        File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName.Should().Be(Real);
        Directory.GetFiles(Path.GetDirectoryName(link)!).Should().HaveCount(2, "the links are all that is there");
        using IDisposable held = new KeyFile(link).Lock();
        new KeyFile(Real).Invoking(file => file.Lock()).Should().Throw<IOException>();
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    public void Who_could_read_the_file_can_go_on_to(UnixFileMode mode)
    {
        var file = new KeyFile(Real);
        file.Create();
        File.SetUnixFileMode(Real, mode);

        file.Replace(KeyRing.Of(InstanceKey.Create()));

        File.GetUnixFileMode(Real).Should().Be(mode);
        file.IsOpenToOthers.Should().Be(mode.HasFlag(UnixFileMode.GroupRead));
        new KeyFile(LinkTo(Real)).IsOpenToOthers.Should().Be(mode.HasFlag(UnixFileMode.GroupRead));
    }

    private string LinkTo(string target)
    {
        string link = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        File.CreateSymbolicLink(link, Path.GetRelativePath(_folder.FullName, target));
        return link;
    }
}
