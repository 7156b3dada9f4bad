using System.Text;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class PgmImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("P2 3 2 15 0 1 2 13 14 15")]
    [InlineData("P2\n# a comment\n3 # another\n2\r\n15\n0 1 2\n# within the samples\n13 14 15 \n# at the end")]
    [InlineData("P2\t3\v2\f015\n00 01 02 13 14 15#")]
    [InlineData("P5 3 2 15 \u0000\u0001\u0002\u000D\u000E\u000F")]
    [InlineData("P5\n# a comment\n3 2\n15\n\u0000\u0001\u0002\u000D\u000E\u000F")]
    public void Text_and_binary_images_are_read_with_comments(string contents)
    {
        var image = PgmImage.Read(Written(contents));
        Assert.Equal((3, 2, 15), (image.Width, image.Height, image.MaximumSample));
        Assert.Equal([0, 1, 2, 13, 14, 15], image.Samples.ToArray().Select(sample => (int)sample));
    }

    [Fact]
    public void Samples_above_255_take_two_bytes_the_higher_first()
    {
        var image = PgmImage.Read(Written("P5 2 1 1000\n\u0001\u0002\u0003\u00E8"));
        Assert.Equal([258, 1000], image.Samples.ToArray().Select(sample => (int)sample));
    }

    [Fact]
    public void A_sample_that_looks_like_white_space_or_a_comment_is_a_sample()
    {
        var image = PgmImage.Read(Written("P5 3 1 255\n\n #"));
        Assert.Equal([10, 32, 35], image.Samples.ToArray().Select(sample => (int)sample));
    }

    [Theory]
    [InlineData("", "not a PGM image")]
    [InlineData("P6 1 1 255 aaa", "not a PGM image")]
    [InlineData("P5", "has no width")]
    [InlineData("P5 0 1 255\n", "has no width from 1")]
    [InlineData("P5 -1 1 255\n", "has no width from 1")]
    [InlineData("P5 1 9999999999 255\n", "has no height from 1")]
    [InlineData("P5 1 1 0\na", "has no maximum from 1 to 65535")]
    [InlineData("P5 1 1 65536\na", "has no maximum from 1 to 65535")]
    [InlineData("P5 1 1 25x\na", "has no maximum")]
    [InlineData("P5 1 1 255", "ends within its header")]
    [InlineData("P5 1 1 255#\na", "ends within its header")]
    [InlineData("P5 2 2 255\nabc", "needs 4 bytes of samples but has 3: the file is truncated")]
    [InlineData("P5 2 2 256\nabcd", "needs 8 bytes of samples but has 4: the file is truncated")]
    [InlineData("P5 2 2 255\nabcde", "needs 4 bytes of samples but has 5: the file is too long")]
    [InlineData("P5 2147483647 2147483647 65535\nab", "the file is truncated")]
    [InlineData("P5 1 1 99\nd", "has the sample 100 above its maximum 99")]
    [InlineData("P2 1 1 99 100", "has the sample 100 above its maximum 99")]
    [InlineData("P2 2147483647 2147483647 255\n1 2", "the file is truncated")]
    [InlineData("P2 2 1 255 1234", "has no number from 0 to 65535 as sample 2 of 2")]
    [InlineData("P2 2 1 255 1 x", "as sample 2 of 2")]
    [InlineData("P2 1 1 255 70000", "as sample 1 of 1")]
    [InlineData("P2 1 1 255 1 2", "goes on after its 1 samples")]
    public void A_damaged_image_is_refused(string contents, string reason)
    {
        var path = Written(contents);
        Refusal.Of(path, reason, () => PgmImage.Read(path));
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_before_it_is_read()
    {
        var path = _folder.FileName("large.pgm");
        using (var stream = File.Create(path))
            stream.SetLength(PgmImage.MaximumFileLength + 1L);
        Refusal.Of(path, "at most 67108864 are read", () => PgmImage.Read(path));
    }

    [Fact]
    public void A_missing_image_is_refused()
    {
        var path = _folder.FileName("missing.pgm");
        Refusal.Of(path, "the file does not exist", () => PgmImage.Read(path));
    }

    private string Written(string contents) => _folder.FileWith("x.pgm", Encoding.Latin1.GetBytes(contents));
}
