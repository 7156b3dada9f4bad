using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Data;

/// <summary>Handwritten digits of 28×28 pixels with their labels, as in the MNIST database.</summary>
public sealed class MnistDataSet
{
    /// <summary>The pixels of a row and of a column.</summary>
    public const int ImageSize = 28;

    /// <summary>The pixels of an image, the columns of <see cref="Images"/>.</summary>
    public const int PixelCount = ImageSize * ImageSize;

    /// <summary>How many classes there are: the digits from 0 to 9.</summary>
    public const int ClassCount = 10;

    private readonly int[] _labels;

    private MnistDataSet(Matrix<float> images, int[] labels)
    {
        Images = images;
        _labels = labels;
    }

    /// <summary>The number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>One image a row, its pixels row-major, from 0 (background) to 1 (ink).</summary>
    public Matrix<float> Images { get; }

    /// <summary>The digit of each image.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Reads the 60,000 training images and labels under the names of the MNIST database, with or without <c>.gz</c>.</summary>
    /// <inheritdoc cref="Read"/>
    /// <param name="folder">The folder that holds the files.</param>
    public static MnistDataSet ReadTraining(string folder) => ReadNamed(folder, "train");

    /// <summary>Reads the 10,000 test images and labels under the names of the MNIST database, with or without <c>.gz</c>.</summary>
    /// <inheritdoc cref="Read"/>
    /// <param name="folder">The folder that holds the files.</param>
    public static MnistDataSet ReadTest(string folder) => ReadNamed(folder, "t10k");

    /// <summary>Reads images and their labels.</summary>
    /// <param name="imagesPath">An IDX file of 28×28 images.</param>
    /// <param name="labelsPath">An IDX file of as many labels from 0 to 9.</param>
    /// <exception cref="ArgumentException">An argument is null or empty.</exception>
    /// <exception cref="DataFileException">
    /// A file is missing, cannot be read or is damaged; the images have another size; there are none; a label is above 9;
    /// or there are not as many labels as images.
    /// </exception>
    public static MnistDataSet Read(string imagesPath, string labelsPath)
    {
        var labels = ReadLabels(labelsPath);
        var images = ReadImages(imagesPath);
        return images.RowCount == labels.Length
            ? new MnistDataSet(images, labels)
            : throw new DataFileException(labelsPath, $"holds {labels.Length} labels but {imagesPath} holds {images.RowCount} images");
    }

    /// <summary>Reads images without labels, one a row, from 0 (background) to 1 (ink).</summary>
    /// <param name="path">An IDX file of 28×28 images.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="DataFileException">The file is missing, cannot be read or is damaged, or the images have another size, or there are none.</exception>
    public static Matrix<float> ReadImages(string path)
    {
        var file = IdxFile.Read(path, rank: 3);
        if (file.Extents is not [> 0, ImageSize, ImageSize])
            throw new DataFileException(path, $"holds {string.Join('×', file.Extents)} pixels; one or more images of {ImageSize}×{ImageSize} were expected");
        var images = new Matrix<float>(file.Extents[0], PixelCount);
        var pixels = images.AsSpan();
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = file.Values[i] / (float)byte.MaxValue;
        return images;
    }

    /// <summary>Reads one digit from a PGM image, white ink on black as in the database, as a matrix of one row from 0 to 1.</summary>
    /// <param name="path">A PGM image of 28×28 pixels.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="DataFileException">The file is missing, cannot be read or is no PGM image, or it has another size.</exception>
    public static Matrix<float> ReadPgmImage(string path)
    {
        var file = PgmImage.Read(path);
        if (file.Width != ImageSize || file.Height != ImageSize)
            throw new DataFileException(path, $"is an image of {file.Width}×{file.Height} pixels; {ImageSize}×{ImageSize} were expected: scale it first");
        var image = new Matrix<float>(1, PixelCount);
        var pixels = image.AsSpan();
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = file.Samples[i] / (float)file.MaximumSample;
        return image;
    }

    private static int[] ReadLabels(string path)
    {
        var file = IdxFile.Read(path, rank: 1);
        var labels = new int[file.Values.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = file.Values[i] < ClassCount
                ? file.Values[i]
                : throw new DataFileException(path, $"holds the label {file.Values[i]} at index {i}; labels are from 0 to {ClassCount - 1}");
        }

        return labels;
    }

    private static MnistDataSet ReadNamed(string folder, string part)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Read(Existing(folder, $"{part}-images-idx3-ubyte"), Existing(folder, $"{part}-labels-idx1-ubyte"));
    }

    // Where neither exists, the compressed name is the one to report: that is how the files are published.
    private static string Existing(string folder, string name)
    {
        var plain = Path.Combine(folder, name);
        return File.Exists(plain) ? plain : plain + ".gz";
    }
}
