namespace SymbolicBackprop.Data;

/// <summary>The parsed header of a safetensors file.</summary>
/// <param name="Metadata">The texts, without the checksum.</param>
/// <param name="Tensors">The tensors by name.</param>
/// <param name="ChecksumOffset">Where the digits of the checksum stand, counted from the start of the header; null without a checksum.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyDictionary<string, SafetensorsTensor> Tensors,
    int? ChecksumOffset)
{
    /// <summary>Refuses tensors that do not lie one after the other and fill the data exactly, or whose bytes do not fit their shape.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="dataLength">The bytes that the file has after the header.</param>
    /// <exception cref="DataFileException">A tensor does not fit.</exception>
    public void CheckLayout(string path, long dataLength)
    {
        long end = 0;
        foreach (var (name, tensor) in Tensors.OrderBy(entry => entry.Value.Begin).ThenBy(entry => entry.Value.End))
        {
            if (tensor.Begin < 0 || tensor.End < tensor.Begin)
                throw new DataFileException(path, $"tensor {name} has the impossible offsets [{tensor.Begin}, {tensor.End}]");
            if (tensor.Begin != end)
                throw new DataFileException(path, $"tensor {name} begins at byte {tensor.Begin} of the data where {end} was expected: tensors overlap or leave a gap");
            if (ByteCount(tensor) is not { } expected)
                throw new DataFileException(path, $"tensor {name} of {tensor} is larger than any file");
            if (tensor.End - tensor.Begin != expected)
                throw new DataFileException(path, $"tensor {name} of {tensor} needs {expected} bytes but its offsets span {tensor.End - tensor.Begin}");
            end = tensor.End;
        }

        if (end != dataLength)
            throw new DataFileException(path, $"the header declares {end} bytes of data but {dataLength} follow it: the file is {(end > dataLength ? "truncated" : "too long")}");
    }

    /// <summary>The bytes that the shape needs; null where that exceeds 63 bits or an extent is negative.</summary>
    private static long? ByteCount(SafetensorsTensor tensor)
    {
        long count = tensor.ElementType.Size();
        foreach (var extent in tensor.Shape)
        {
            if (extent < 0)
                return null;
            var product = Math.BigMul(count, extent);
            if (product > long.MaxValue)
                return null;
            count = (long)product;
        }

        return count;
    }
}
