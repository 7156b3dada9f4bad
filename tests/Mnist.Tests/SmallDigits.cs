using System.Buffers.Binary;
using SymbolicBackprop.Data;

namespace Mnist.Tests;

/// <summary>The first digits of the database as a database of their own, on which a training takes milliseconds.</summary>
public sealed class SmallDigits : IDisposable
{
    public const int TrainingCount = 1000;
    public const int TestCount = 200;

    /// <summary>The epochs of <see cref="Model"/>.</summary>
    public const int ModelEpochs = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _run = new();
    private readonly Lazy<string> _model;

    public SmallDigits()
    {
        Shorten("train-images-idx3-ubyte", 3, TrainingCount);
        Shorten("train-labels-idx1-ubyte", 1, TrainingCount);
        Shorten("t10k-images-idx3-ubyte", 3, TestCount);
        Shorten("t10k-labels-idx1-ubyte", 1, TestCount);
        _model = new Lazy<string>(() =>
        {
            Assert.Equal(0, MnistProgram.Run("--data", Folder, "--output", _run.Path, "--epochs", $"{ModelEpochs}").ExitCode);
            return _run.FileName("model.safetensors");
        });
    }

    public string Folder => _folder.Path;

    /// <summary>A model that was trained on them.</summary>
    public string Model => _model.Value;

    public void Dispose()
    {
        _folder.Dispose();
        _run.Dispose();
    }

    /// <summary>Copies the four files to a folder where a test may damage them.</summary>
    internal void CopyTo(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            File.Copy(file, folder.FileName(Path.GetFileName(file)));
    }

    private void Shorten(string name, int rank, int count)
    {
        var file = IdxFile.Read(Path.Combine(DigitData.DefaultFolder, name + ".gz"), rank);
        var header = new byte[4 * (1 + rank)];
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x0800u + (uint)rank);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), count);
        for (var i = 1; i < rank; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (i + 1)), file.Extents[i]);
        var values = file.Values[..(file.Values.Length / file.Extents[0] * count)];
        File.WriteAllBytes(_folder.FileName(name), [.. header, .. values]);
    }
}
