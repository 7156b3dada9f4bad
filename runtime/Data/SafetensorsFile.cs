using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SymbolicBackprop.Data;

/// <summary>
/// A <c>.safetensors</c> file, read and verified. The reading is strict and bounded: no more memory is taken than the file is long,
/// and a file in which anything contradicts anything else is refused whole.
/// </summary>
public sealed class SafetensorsFile
{
    /// <summary>The longest header that is read, in bytes: room for a hundred thousand tensors. (The format allows 100 MB.)</summary>
    public const int MaximumHeaderLength = 16 * 1024 * 1024;

    private readonly byte[] _data;

    private SafetensorsFile(string path, SafetensorsHeader header, byte[] data)
    {
        Path = path;
        Metadata = header.Metadata;
        Tensors = header.Tensors;
        HasChecksum = header.ChecksumOffset is not null;
        _data = data;
    }

    /// <summary>The file, as the caller of <see cref="Read"/> named it.</summary>
    public string Path { get; }

    /// <summary>The texts stored with the numbers, without the checksum.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The element type and shape of each tensor, by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsTensor> Tensors { get; }

    /// <summary>True where the file carried the checksum of <see cref="SafetensorsWriter"/>, which was then verified.</summary>
    public bool HasChecksum { get; }

    /// <summary>Reads a file whole. A file of another program has no checksum and is read without.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="DataFileException">
    /// The file is missing or cannot be read; its length, header, offsets, shapes or checksum are wrong;
    /// or it holds an element type that is not read here.
    /// </exception>
    public static SafetensorsFile Read(string path) => DataFile.Read(path, stream => ReadFrom(path, stream));

    /// <summary>Copies a tensor into a leaf of the same element type and shape.</summary>
    /// <param name="name">The tensor's name in the file.</param>
    /// <param name="leaf">Where to write; on an exception nothing is written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="DataFileException">There is no such tensor, or it has another element type or shape.</exception>
    public void CopyTo(string name, ParameterLeaf leaf)
    {
        var tensor = Expect(name, leaf);
        if (leaf.IsDouble)
            Copy(tensor, MemoryMarshal.AsBytes(leaf.Doubles));
        else
            Copy(tensor, MemoryMarshal.AsBytes(leaf.Singles));
    }

    /// <summary>Copies an <c>I64</c> tensor of rank 1 and the same length.</summary>
    /// <inheritdoc cref="CopyTo(string, ParameterLeaf)"/>
    /// <param name="name">The tensor's name in the file.</param>
    /// <param name="values">Where to write; on an exception nothing is written.</param>
    public void CopyTo(string name, Span<long> values) =>
        Copy(Expect(name, SafetensorsElementType.I64, [values.Length]), MemoryMarshal.AsBytes(values));

    /// <summary>Copies a <c>U64</c> tensor of rank 1 and the same length.</summary>
    /// <inheritdoc cref="CopyTo(string, ParameterLeaf)"/>
    /// <param name="name">The tensor's name in the file.</param>
    /// <param name="values">Where to write; on an exception nothing is written.</param>
    public void CopyTo(string name, Span<ulong> values) =>
        Copy(Expect(name, SafetensorsElementType.U64, [values.Length]), MemoryMarshal.AsBytes(values));

    /// <summary>
    /// Copies every leaf from the tensor named <paramref name="prefix"/> followed by the leaf's name.
    /// All names, element types and shapes are compared before the first number is written.
    /// </summary>
    /// <typeparam name="TParameters">The type of the weights.</typeparam>
    /// <param name="prefix">What stands before each name in the file; may be empty.</param>
    /// <param name="parameters">The weights to overwrite; on an exception nothing is written.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DataFileException">
    /// A tensor is missing or has another element type or shape, or the file holds one under <paramref name="prefix"/> that the weights do not have.
    /// </exception>
    public void CopyToParameters<TParameters>(string prefix, ref TParameters parameters)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(parameters);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var name = prefix + parameters.LeafName(i);
            Expect(name, TParameters.Leaf(ref parameters, i));
            names.Add(name);
        }

        foreach (var name in Tensors.Keys)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && !names.Contains(name))
                throw new DataFileException(Path, $"holds a tensor {name} of {Tensors[name]} for which there is no place");
        }

        for (var i = 0; i < parameters.LeafCount; i++)
            CopyTo(prefix + parameters.LeafName(i), TParameters.Leaf(ref parameters, i));
    }

    private static SafetensorsFile ReadFrom(string path, FileStream stream)
    {
        var lengthAndHeader = ReadLengthAndHeader(path, stream);
        var header = SafetensorsHeaderReader.Parse(path, lengthAndHeader.AsSpan(sizeof(ulong)));
        var dataLength = stream.Length - lengthAndHeader.Length;
        header.CheckLayout(path, dataLength);
        if (dataLength > Array.MaxLength)
            throw new DataFileException(path, $"holds {dataLength} bytes of numbers; at most {Array.MaxLength} are read");
        var data = new byte[dataLength];
        stream.ReadExactly(data);
        CheckChecksum(path, header, lengthAndHeader, data);
        return new SafetensorsFile(path, header, data);
    }

    private static byte[] ReadLengthAndHeader(string path, FileStream stream)
    {
        Span<byte> lengthBytes = stackalloc byte[sizeof(ulong)];
        if (stream.Length < lengthBytes.Length)
            throw new DataFileException(path, $"is {stream.Length} bytes long, too short for a safetensors file: the file is truncated");
        stream.ReadExactly(lengthBytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaximumHeaderLength)
            throw new DataFileException(path, $"declares a header of {length} bytes; at most {MaximumHeaderLength} are read: not a safetensors file?");
        if ((long)length > stream.Length - lengthBytes.Length)
            throw new DataFileException(path, $"declares a header of {length} bytes but {stream.Length - lengthBytes.Length} follow: the file is truncated");
        var lengthAndHeader = new byte[lengthBytes.Length + (int)length];
        lengthBytes.CopyTo(lengthAndHeader);
        stream.ReadExactly(lengthAndHeader.AsSpan(lengthBytes.Length));
        return lengthAndHeader;
    }

    private static void CheckChecksum(string path, SafetensorsHeader header, byte[] lengthAndHeader, byte[] data)
    {
        if (header.ChecksumOffset is not { } offsetInHeader)
            return;
        var offset = sizeof(ulong) + offsetInHeader;
        var computed = SafetensorsChecksum.Digits(lengthAndHeader, offset, [data]);
        var stored = lengthAndHeader.AsSpan(offset, SafetensorsChecksum.DigitCount);
        if (!stored.SequenceEqual(computed))
        {
            throw new DataFileException(path, $"the checksum does not fit the contents (stored {Encoding.ASCII.GetString(stored[..8])}…, "
                + $"computed {Encoding.ASCII.GetString(computed[..8])}…): the file is corrupted");
        }
    }

    private SafetensorsTensor Expect(string name, ParameterLeaf leaf) => Expect(
        name,
        leaf.IsDouble ? SafetensorsElementType.F64 : SafetensorsElementType.F32,
        SafetensorsTensor.Extents(leaf.Shape));

    private SafetensorsTensor Expect(string name, SafetensorsElementType elementType, long[] extents)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Tensors.TryGetValue(name, out var tensor))
            throw new DataFileException(Path, $"has no tensor {name}; it holds {string.Join(", ", Tensors.Keys.Order(StringComparer.Ordinal))}");
        if (tensor.ElementType != elementType || !tensor.Shape.SequenceEqual(extents))
            throw new DataFileException(Path, $"tensor {name} is {tensor}, expected {SafetensorsTensor.Describe(elementType, extents)}");
        return tensor;
    }

    private void Copy(SafetensorsTensor tensor, Span<byte> destination) =>
        LittleEndian.Copy(_data.AsSpan((int)tensor.Begin, (int)(tensor.End - tensor.Begin)), destination, tensor.ElementType.Size());
}
