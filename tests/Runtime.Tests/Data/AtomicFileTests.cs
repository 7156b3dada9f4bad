using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_file_holds_what_was_written()
    {
        AtomicFile.Write(_folder.FileName("new"), stream => stream.Write("abc"u8));
        Assert.Equal("abc", File.ReadAllText(_folder.FileName("new")));
        Assert.Equal(["new"], _folder.Names());
    }

    [Fact]
    public void An_old_file_stands_until_the_new_one_is_complete()
    {
        var path = _folder.FileWith("weights", "a longer old text"u8.ToArray());
        AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("a longer old text", File.ReadAllText(path));
        });
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["weights"], _folder.Names());
    }

    [Fact]
    public void An_exception_of_the_writer_passes_and_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder.FileWith("weights", "old"u8.ToArray());
        var thrown = new InvalidOperationException("half way");
        var caught = Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            throw thrown;
        }));
        Assert.Same(thrown, caught);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["weights"], _folder.Names());
    }

    [Fact]
    public void A_refusal_of_the_file_system_at_the_end_names_the_file_and_leaves_nothing_behind()
    {
        var path = _folder.FileName("weights");
        Refusal.Of(path, "", () => AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            Directory.CreateDirectory(path); // so that the renaming fails
        }));
        Assert.Equal(["weights"], _folder.Names());
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public void A_full_disk_is_named_as_such()
    {
        const int noSpaceLeftOnUnix = 28;
        const int noSpaceLeftOnWindows = unchecked((int)0x80070070);
        var path = _folder.FileWith("weights", "old"u8.ToArray());
        var full = new IOException("No space", OperatingSystem.IsWindows() ? noSpaceLeftOnWindows : noSpaceLeftOnUnix);
        Refusal.Of(path, "the disk is full", () => AtomicFile.Write(path, _ => throw full));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Refusal.Of("/dev/full", "the disk is full", () => AtomicFile.Write("/dev/full", stream => stream.Write("new"u8)));
        AtomicFile.Write("/dev/null", stream => stream.Write("new"u8));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public void A_missing_folder_is_refused_and_not_made()
    {
        var path = Path.Combine(_folder.Path, "missing", "weights");
        Refusal.Of(path, "does not exist", () => AtomicFile.Write(path, _ => { }));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_refused()
    {
        var path = _folder.FileName("weights");
        Directory.CreateDirectory(path);
        Refusal.Of(path, "is a folder", () => AtomicFile.Write(path, _ => { }));
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        var path = _folder.FileWith("weights", "old"u8.ToArray());
        File.SetAttributes(path, FileAttributes.ReadOnly);
        try
        {
            Refusal.Of(path, "read-only", () => AtomicFile.Write(path, _ => { }));
            Assert.Equal("old", File.ReadAllText(path));
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    [Fact]
    public void A_folder_that_takes_no_files_is_refused()
    {
        // The one folder in which even the administrator of a Linux machine cannot create a file.
        if (!OperatingSystem.IsLinux())
            return;
        Assert.Throws<DataFileException>(() => AtomicFile.Write("/proc/weights", _ => { }));
    }

    [Fact]
    public void The_file_behind_a_link_is_replaced_and_the_link_stays()
    {
        var target = _folder.FileWith("target", "old"u8.ToArray());
        var link = _folder.FileName("link");
        File.CreateSymbolicLink(link, target);
        AtomicFile.Write(link, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_message_with_control_characters_stays_one_line() =>
        Assert.Equal("a b: c d", new DataFileException("a\nb", "c\td").Message);

    [Fact]
    public void A_missing_path_or_writer_is_refused()
    {
        Assert.Throws<ArgumentNullException>("path", () => AtomicFile.Write(null!, _ => { }));
        Assert.Throws<ArgumentException>("path", () => AtomicFile.Write("", _ => { }));
        Assert.Throws<ArgumentNullException>("write", () => AtomicFile.Write(_folder.FileName("x"), null!));
    }
}
