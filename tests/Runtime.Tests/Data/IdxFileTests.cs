using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Labels = IdxBytes.Of(IdxBytes.Labels, [5], 3, 1, 4, 1, 5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<bool> PlainAndCompressed => [false, true];

    [Theory]
    [MemberData(nameof(PlainAndCompressed))]
    public void Labels_and_images_are_read(bool isCompressed)
    {
        var labels = IdxFile.Read(Written(Labels, isCompressed), rank: 1);
        Assert.Equal([5], labels.Extents);
        Assert.Equal([3, 1, 4, 1, 5], labels.Values.ToArray());
        var images = IdxFile.Read(Written(IdxBytes.Of(IdxBytes.Images, [2, 1, 3], 1, 2, 3, 4, 5, 255), isCompressed), rank: 3);
        Assert.Equal([2, 1, 3], images.Extents);
        Assert.Equal([1, 2, 3, 4, 5, 255], images.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(PlainAndCompressed))]
    public void Another_magic_number_is_refused(bool isCompressed)
    {
        var path = Written(IdxBytes.Of(0x0D01, [5], 3, 1, 4, 1, 5), isCompressed);
        Refusal.Of(path, "has the magic number 0x00000D01 where 0x00000801", () => IdxFile.Read(path, rank: 1));
        var labels = Written(Labels, isCompressed);
        Refusal.Of(labels, "has the magic number 0x00000801 where 0x00000803", () => IdxFile.Read(labels, rank: 3));
    }

    [Theory]
    [MemberData(nameof(PlainAndCompressed))]
    public void A_file_shorter_than_it_declares_is_refused_wherever_it_ends(bool isCompressed)
    {
        for (var length = 0; length < Labels.Length; length++)
        {
            var path = Written(Labels[..length], isCompressed);
            Refusal.Of(path, "truncated", () => IdxFile.Read(path, rank: 1));
        }
    }

    [Theory]
    [MemberData(nameof(PlainAndCompressed))]
    public void A_file_longer_than_it_declares_is_refused(bool isCompressed)
    {
        var path = Written([.. Labels, 0], isCompressed);
        Refusal.Of(path, "declares 5 values, 13 bytes with the header", () => IdxFile.Read(path, rank: 1));
        Refusal.Of(path, isCompressed ? "its end claims 14" : "the file has 14: the file is too long", () => IdxFile.Read(path, rank: 1));
    }

    [Theory]
    [InlineData(false, 60_000, 28, 28)]
    [InlineData(true, 60_000, 28, 28)]
    [InlineData(false, int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(true, int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(false, 1 << 16, 1 << 16, 1 << 16)]
    [InlineData(true, 1 << 24, 1 << 8, 1)] // 2^32 values: a gzip trailer counts them as none
    public void Oversized_extents_are_refused_before_memory_is_taken_for_them(bool isCompressed, uint count, uint rows, uint columns)
    {
        var path = Written(IdxBytes.Of(IdxBytes.Images, [count, rows, columns]), isCompressed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Of(path, isCompressed ? "the gzip file is truncated or damaged" : "the file is truncated", () => IdxFile.Read(path, rank: 3));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_gzip_file_that_lies_about_its_length_is_refused_before_memory_is_taken_for_it()
    {
        const uint values = 1_000_000_000;
        var bytes = IdxBytes.Compressed(IdxBytes.Of(IdxBytes.Images, [values, 1, 1]));
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), values + 16);
        var path = _folder.FileWith("x", bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Of(path, "compressed ones can hold: the gzip file is truncated or damaged", () => IdxFile.Read(path, rank: 3));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void An_extent_of_more_than_31_bits_is_refused()
    {
        var path = _folder.FileWith("x", IdxBytes.Of(IdxBytes.Labels, [uint.MaxValue]));
        Refusal.Of(path, "declares 4294967295 as an extent", () => IdxFile.Read(path, rank: 1));
    }

    [Fact]
    public void A_flipped_bit_of_a_gzip_file_is_refused_or_harmless()
    {
        var sound = IdxBytes.Compressed(Labels);
        for (var bit = 0; bit < 8 * sound.Length; bit++)
        {
            var flipped = (byte[])sound.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            var path = _folder.FileWith("x", flipped);
            try
            {
                // The time and system in the header and the last bits before the trailer mean nothing to the contents.
                Assert.Equal([3, 1, 4, 1, 5], IdxFile.Read(path, rank: 1).Values.ToArray());
            }
            catch (DataFileException exception)
            {
                Assert.StartsWith(path + ": ", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_gzip_file_cut_anywhere_or_continued_is_refused()
    {
        var sound = IdxBytes.Compressed(Labels);
        for (var length = 2; length < sound.Length; length++)
        {
            var path = _folder.FileWith("x", sound[..length]);
            Refusal.Of(path, "truncated", () => IdxFile.Read(path, rank: 1));
        }

        var continued = _folder.FileWith("x", [.. sound, 1, 2, 3, 4, 5]);
        Refusal.Of(continued, "the gzip file is truncated or damaged", () => IdxFile.Read(continued, rank: 1));
    }

    [Fact]
    public void A_missing_file_and_an_impossible_rank_are_refused()
    {
        var path = _folder.FileName("missing.gz");
        Refusal.Of(path, "the file does not exist", () => IdxFile.Read(path, rank: 1));
        Assert.Throws<ArgumentOutOfRangeException>("rank", () => IdxFile.Read(path, rank: 0));
        Assert.Throws<ArgumentNullException>("path", () => IdxFile.Read(null!, rank: 1));
    }

    private string Written(byte[] bytes, bool isCompressed) => _folder.FileWith("x", isCompressed ? IdxBytes.Compressed(bytes) : bytes);
}
