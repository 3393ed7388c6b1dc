using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.UnitTests.Specs.Files;

public sealed class SpecFolderTests : IDisposable
{
    private readonly SpecFiles _outside = new SpecFiles().With("secret.csv", "1").With("inbox/data/a.csv", "12");

    private SpecFolder Open => SpecFolder.Open(_outside["inbox"]);

    private SpecFolder Confined => SpecFolder.Confined(_outside["inbox"]);

    public void Dispose() => _outside.Dispose();

    [Fact]
    public void A_path_is_relative_to_the_folder()
    {
        Assert.Equal("12"u8.ToArray(), Open.Read("data/a.csv", 2).Bytes);
        Assert.Equal("12"u8.ToArray(), Confined.Read("./data/a.csv", 2).Bytes);
        Assert.Equal("1"u8.ToArray(), Open.Read("../secret.csv", 2).Bytes);
        Assert.Equal("1"u8.ToArray(), Open.Read(_outside["secret.csv"], 2).Bytes);
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("data/../../secret.csv")]
    [InlineData("data/../data/a.csv")]
    [InlineData("/etc/hostname")]
    public void A_confined_one_reads_nothing_outside(string path)
    {
        string reason = Confined.Read(path, 1000).Reason!;
        Assert.StartsWith($"'{path}' may not be read here: a path has to be relative", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confined_one_follows_no_links()
    {
        File.CreateSymbolicLink(_outside["inbox/link.csv"], "../secret.csv");
        Directory.CreateSymbolicLink(_outside["inbox/folder"], "..");

        Assert.Equal("'link.csv' may not be read here: 'link.csv' is a link. Put the file itself there.", Confined.Read("link.csv", 10).Reason);
        Assert.Equal("'folder/secret.csv' may not be read here: 'folder' is a link. Put the file itself there.", Confined.Read("folder/secret.csv", 10).Reason);
        Assert.Equal("1"u8.ToArray(), Open.Read("link.csv", 10).Bytes);
        Assert.Equal("1"u8.ToArray(), Open.Read("folder/secret.csv", 10).Bytes);
    }

    [Fact]
    public void What_cannot_be_read_has_a_reason()
    {
        _outside.With("inbox/empty.csv", "");
        Assert.Equal("There is no file 'b.csv': a path is relative to the spec's folder.", Open.Read("b.csv", 10).Reason);
        Assert.Equal("There is no file 'no/b.csv': a path is relative to the spec's folder.", Confined.Read("no/b.csv", 10).Reason);
        Assert.Equal("'data' is a folder; what is needed is a file.", Confined.Read("data", 10).Reason);
        Assert.Equal("'empty.csv' is empty.", Open.Read("empty.csv", 10).Reason);
        Assert.Equal("'a\\u0000' is not a path.", Open.Read("a\0", 10).Reason);
        Assert.Equal("'data/a.csv' has 2 bytes: at most 1 more are accepted; a spec's data has a limit in all.", Open.Read("data/a.csv", 1).Reason);
    }

    [Fact]
    public void A_device_is_not_waited_for() => Assert.Equal("'/dev/zero' is empty.", Open.Read("/dev/zero", 10).Reason);
}
