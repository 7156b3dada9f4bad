using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SymbolicBackprop.Data;

/// <summary>
/// Writes numbers as a <c>.safetensors</c> file, the open format that other tools read
/// (https://huggingface.co/docs/safetensors): the length of the header in eight bytes, the header as JSON padded with spaces,
/// the numbers row-major and little-endian.
/// </summary>
/// <remarks>
/// The bytes depend on nothing but what was added: tensors stand in the order of their element size, the larger first (so that each
/// is aligned), then of their names; metadata in the order of its keys, after the checksum. The checksum is the SHA-256 of the whole
/// file in which its own digits are zeros; <see cref="SafetensorsFile"/> verifies it.
/// </remarks>
public sealed class SafetensorsWriter
{
    /// <summary>The name in the header that holds the metadata and therefore names no tensor.</summary>
    internal const string MetadataName = "__metadata__";

    private const int HeaderAlignment = 8;

    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>
    /// Texts to store with the numbers, such as the version of the program. The key <c>symbolicbackprop.checksum</c> is the writer's own.
    /// </summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Adds a copy of the numbers of a leaf, as <c>F32</c> or <c>F64</c> with the shape of the leaf.</summary>
    /// <param name="name">The tensor's name in the file.</param>
    /// <param name="leaf">The numbers.</param>
    /// <exception cref="ArgumentException">The name is empty, <c>__metadata__</c>, no valid Unicode, or already added.</exception>
    public void Add(string name, ParameterLeaf leaf)
    {
        var extents = SafetensorsTensor.Extents(leaf.Shape);
        if (leaf.IsDouble)
            Add(name, SafetensorsElementType.F64, extents, MemoryMarshal.AsBytes(leaf.Doubles));
        else
            Add(name, SafetensorsElementType.F32, extents, MemoryMarshal.AsBytes(leaf.Singles));
    }

    /// <summary>Adds a copy of whole numbers as an <c>I64</c> tensor of rank 1, such as the step count of an optimiser.</summary>
    /// <inheritdoc cref="Add(string, ParameterLeaf)"/>
    /// <param name="name">The tensor's name in the file.</param>
    /// <param name="values">The numbers.</param>
    public void Add(string name, ReadOnlySpan<long> values) =>
        Add(name, SafetensorsElementType.I64, [values.Length], MemoryMarshal.AsBytes(values));

    /// <summary>Adds a copy of words as a <c>U64</c> tensor of rank 1, such as the state of a random number generator.</summary>
    /// <inheritdoc cref="Add(string, ParameterLeaf)"/>
    /// <param name="name">The tensor's name in the file.</param>
    /// <param name="values">The words.</param>
    public void Add(string name, ReadOnlySpan<ulong> values) =>
        Add(name, SafetensorsElementType.U64, [values.Length], MemoryMarshal.AsBytes(values));

    /// <summary>Adds a copy of every leaf under <paramref name="prefix"/> followed by the leaf's name.</summary>
    /// <typeparam name="TParameters">The type of the weights.</typeparam>
    /// <param name="prefix">What to write before each name; may be empty.</param>
    /// <param name="parameters">The weights; they are only read.</param>
    /// <exception cref="ArgumentException">One of the names is already added.</exception>
    public void AddParameters<TParameters>(string prefix, ref TParameters parameters)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(parameters);
        for (var i = 0; i < parameters.LeafCount; i++)
            Add(prefix + parameters.LeafName(i), TParameters.Leaf(ref parameters, i));
    }

    /// <summary>Writes the file through <see cref="AtomicFile"/>: on any failure an older file of that name is untouched.</summary>
    /// <param name="path">The file to create or to replace.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Metadata"/> holds the key <c>symbolicbackprop.checksum</c>, a text that looks like a checksum, or one that is no valid Unicode.
    /// </exception>
    /// <exception cref="DataFileException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckMetadata();
        var ordered = _entries.OrderByDescending(entry => entry.Value.Type.Size()).ToArray();
        var lengthAndHeader = LengthAndHeader(ordered);
        var digitsOffset = lengthAndHeader.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(SafetensorsChecksum.ValuePrefix))
            + SafetensorsChecksum.ValuePrefix.Length;
        var data = ordered.Select(entry => (ReadOnlyMemory<byte>)entry.Value.Bytes);
        SafetensorsChecksum.Digits(lengthAndHeader, digitsOffset, data).CopyTo(lengthAndHeader, digitsOffset);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(lengthAndHeader);
            foreach (var piece in data)
                stream.Write(piece.Span);
        });
    }

    private void Add(string name, SafetensorsElementType type, long[] extents, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name == MetadataName)
            throw new ArgumentException($"The name {MetadataName} belongs to the metadata.", nameof(name));
        if (!IsUnicode(name))
            throw new ArgumentException("The name holds half of a surrogate pair.", nameof(name));
        if (_entries.ContainsKey(name))
            throw new ArgumentException($"A tensor of the name {name} was already added.", nameof(name));
        var copy = new byte[bytes.Length];
        LittleEndian.Copy(bytes, copy, type.Size());
        _entries.Add(name, new Entry(type, extents, copy));
    }

    private void CheckMetadata()
    {
        foreach (var (key, value) in Metadata)
        {
            if (key == SafetensorsChecksum.Key || value.StartsWith(SafetensorsChecksum.ValuePrefix, StringComparison.Ordinal))
                throw new InvalidOperationException($"The metadata entry {key} is the checksum's, which Save computes itself.");
            if (!IsUnicode(key) || !IsUnicode(value))
                throw new InvalidOperationException($"The metadata entry {key} holds half of a surrogate pair.");
        }
    }

    private static bool IsUnicode(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (System.Text.Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
                return false;
            rest = rest[consumed..];
        }

        return true;
    }

    private byte[] LengthAndHeader(KeyValuePair<string, Entry>[] ordered)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(stackalloc byte[sizeof(ulong)]); // the length, known at the end
        // Names in other scripts stay readable; the escaping that HTML would need is not needed here.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            WriteTensors(json, ordered);
            json.WriteEndObject();
        }

        var padding = (HeaderAlignment - (buffer.WrittenCount % HeaderAlignment)) % HeaderAlignment;
        buffer.Write("        "u8[..padding]);
        var lengthAndHeader = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(lengthAndHeader, (ulong)(lengthAndHeader.Length - sizeof(ulong)));
        return lengthAndHeader;
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteStartObject(MetadataName);
        // First, so that its digits are found at the first place where its prefix stands.
        json.WriteString(SafetensorsChecksum.Key, SafetensorsChecksum.Placeholder);
        foreach (var (key, value) in Metadata)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteTensors(Utf8JsonWriter json, KeyValuePair<string, Entry>[] ordered)
    {
        long offset = 0;
        foreach (var (name, entry) in ordered)
        {
            json.WriteStartObject(name);
            json.WriteString("dtype"u8, entry.Type.ToString());
            WriteNumbers(json, "shape"u8, entry.Extents);
            WriteNumbers(json, "data_offsets"u8, [offset, offset + entry.Bytes.Length]);
            json.WriteEndObject();
            offset += entry.Bytes.Length;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private sealed record Entry(SafetensorsElementType Type, long[] Extents, byte[] Bytes);
}
