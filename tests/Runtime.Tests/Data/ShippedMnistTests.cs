using System.IO.Compression;
using System.Security.Cryptography;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

/// <summary>The files of examples/Mnist/data are the originals, all of them.</summary>
public class ShippedMnistTests
{
    private static string Folder { get; } = Path.Combine(RepositoryRoot(), "examples", "Mnist", "data");

    [Theory]
    [InlineData("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")]
    [InlineData("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")]
    [InlineData("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")]
    [InlineData("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")]
    public void A_file_unpacks_to_the_original_bytes_and_carries_no_time_stamp(string name, string sha256)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name + ".gz"));
        var header = new byte[8];
        file.ReadExactly(header);
        Assert.Equal([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], header); // deflate, no name, time zero
        file.Position = 0;
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(unpacked)));
    }

    [Fact]
    public void The_training_set_has_its_count_and_label_histogram() =>
        CheckSet(MnistDataSet.ReadTraining(Folder), 60_000, [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);

    [Fact]
    public void The_test_set_has_its_count_and_label_histogram() =>
        CheckSet(MnistDataSet.ReadTest(Folder), 10_000, [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);

    private static void CheckSet(MnistDataSet data, int count, int[] histogram)
    {
        Assert.Equal(count, data.Count);
        Assert.Equal((count, 784), (data.Images.RowCount, data.Images.ColumnCount));
        Assert.Equal(histogram, data.Labels.ToArray().CountBy(label => label).OrderBy(entry => entry.Key).Select(entry => entry.Value));
        Assert.Equal(0, data.Images.AsSpan().ToArray().Min());
        Assert.Equal(1, data.Images.AsSpan().ToArray().Max());
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SymbolicBackprop.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
