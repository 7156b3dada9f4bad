using System.Text;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

public sealed class MnistDataSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pixels_are_scaled_from_0_to_1()
    {
        var pixels = new byte[2 * MnistDataSet.PixelCount];
        pixels[1] = 255;
        pixels[784] = 51;
        var data = MnistDataSet.Read(Images(2, 28, 28, pixels), Labels(7, 0));
        Assert.Equal((2, 784), (data.Images.RowCount, data.Images.ColumnCount));
        Assert.Equal((0f, 1f, 0.2f), (data.Images[0, 0], data.Images[0, 1], data.Images[1, 0]));
        Assert.Equal(2, data.Count);
        Assert.Equal([7, 0], data.Labels.ToArray());
    }

    [Fact]
    public void Images_and_labels_of_different_counts_are_refused()
    {
        var images = Images(2, 28, 28, new byte[2 * MnistDataSet.PixelCount]);
        var labels = Labels(1, 2, 3);
        Refusal.Of(labels, $"holds 3 labels but {images} holds 2 images", () => MnistDataSet.Read(images, labels));
    }

    [Fact]
    public void A_label_above_9_is_refused()
    {
        var images = Images(2, 28, 28, new byte[2 * MnistDataSet.PixelCount]);
        var labels = Labels(9, 10);
        Refusal.Of(labels, "holds the label 10 at index 1", () => MnistDataSet.Read(images, labels));
    }

    [Theory]
    [InlineData(1, 28, 27)]
    [InlineData(1, 27, 28)]
    [InlineData(0, 28, 28)]
    public void Images_of_another_size_or_none_are_refused(uint count, uint rows, uint columns)
    {
        var path = Images(count, rows, columns, new byte[count * rows * columns]);
        Refusal.Of(path, $"holds {count}×{rows}×{columns} pixels", () => MnistDataSet.ReadImages(path));
    }

    [Fact]
    public void A_missing_folder_names_the_file_that_was_looked_for()
    {
        var path = Path.Combine(_folder.Path, "no", "t10k-labels-idx1-ubyte.gz");
        Refusal.Of(path, "the folder does not exist", () => MnistDataSet.ReadTest(Path.Combine(_folder.Path, "no")));
    }

    [Fact]
    public void Uncompressed_files_are_found_under_their_own_names()
    {
        _folder.FileWith("train-images-idx3-ubyte", IdxBytes.Of(IdxBytes.Images, [1, 28, 28], new byte[MnistDataSet.PixelCount]));
        _folder.FileWith("train-labels-idx1-ubyte", IdxBytes.Of(IdxBytes.Labels, [1], 4));
        Assert.Equal([4], MnistDataSet.ReadTraining(_folder.Path).Labels.ToArray());
    }

    [Fact]
    public void A_PGM_image_is_scaled_by_its_maximum()
    {
        var samples = string.Join(' ', Enumerable.Range(0, MnistDataSet.PixelCount));
        var image = MnistDataSet.ReadPgmImage(_folder.FileWith("x.pgm", Encoding.ASCII.GetBytes("P2 28 28 1000 " + samples)));
        Assert.Equal((1, 784), (image.RowCount, image.ColumnCount));
        Assert.Equal((0f, 0.5f), (image[0, 0], image[0, 500]));
    }

    [Fact]
    public void A_PGM_image_of_another_size_is_refused()
    {
        var path = _folder.FileWith("x.pgm", "P2 1 2 255 0 1"u8.ToArray());
        Refusal.Of(path, "is an image of 1×2 pixels; 28×28 were expected", () => MnistDataSet.ReadPgmImage(path));
    }

    private string Images(uint count, uint rows, uint columns, byte[] pixels) =>
        _folder.FileWith("images", IdxBytes.Of(IdxBytes.Images, [count, rows, columns], pixels));

    private string Labels(params byte[] labels) => _folder.FileWith("labels", IdxBytes.Of(IdxBytes.Labels, [(uint)labels.Length], labels));
}
