using System.Buffers.Binary;

namespace SymbolicBackprop.Data;

/// <summary>Parses the bytes of one PGM file.</summary>
internal ref struct PgmReader(string path, ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>Parses the whole file.</summary>
    /// <exception cref="DataFileException">The file is no PGM image, or does not fit its own header.</exception>
    public PgmImage Image()
    {
        if (_bytes.Length < 2 || _bytes[0] != 'P' || _bytes[1] is not ((byte)'2' or (byte)'5'))
            throw Refusal("does not begin with P2 or P5: not a PGM image");
        var isBinary = _bytes[1] == '5';
        _position = 2;
        var width = HeaderNumber("width", int.MaxValue);
        var height = HeaderNumber("height", int.MaxValue);
        var maximum = HeaderNumber("maximum", ushort.MaxValue);
        var count = (long)width * height;
        var samples = isBinary ? BinarySamples(count, maximum) : TextSamples(count);
        foreach (var sample in samples)
        {
            if (sample > maximum)
                throw Refusal($"has the sample {sample} above its maximum {maximum}");
        }

        return new PgmImage(path, width, height, maximum, samples);
    }

    private int HeaderNumber(string name, int largest)
    {
        SkipSpaceAndComments();
        return Number(largest) is { } number and > 0 ? number : throw Refusal($"has no {name} from 1 to {largest}");
    }

    private ushort[] BinarySamples(long count, int maximum)
    {
        // Exactly one byte of white space parts the header from the samples, which may look like white space themselves.
        if (_position == _bytes.Length || !IsSpace(_bytes[_position]))
            throw Refusal("ends within its header: the file is truncated");
        var raster = _bytes[(_position + 1)..];
        var size = maximum <= byte.MaxValue ? sizeof(byte) : sizeof(ushort);
        if (raster.Length != count * size)
            throw Refusal($"needs {count * size} bytes of samples but has {raster.Length}: the file is {(raster.Length < count * size ? "truncated" : "too long")}");
        var samples = new ushort[count];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = size == 1 ? raster[i] : BinaryPrimitives.ReadUInt16BigEndian(raster[(2 * i)..]);
        return samples;
    }

    private ushort[] TextSamples(long count)
    {
        // A digit and a space each: fewer bytes cannot hold them, and no memory is taken for them.
        if (2 * count > _bytes.Length - _position)
            throw Refusal($"needs {count} samples but has only {_bytes.Length - _position} bytes of them: the file is truncated");
        var samples = new ushort[count];
        for (var i = 0; i < samples.Length; i++)
        {
            SkipSpaceAndComments();
            samples[i] = (ushort)(Number(ushort.MaxValue) ?? throw Refusal($"has no number from 0 to {ushort.MaxValue} as sample {i + 1} of {count}"));
        }

        SkipSpaceAndComments();
        if (_position != _bytes.Length)
            throw Refusal($"goes on after its {count} samples: the file is too long");
        return samples;
    }

    /// <summary>The decimal number at the position, ended by white space, a comment or the end; null where there is none or it is too large.</summary>
    private int? Number(int largest)
    {
        long number = 0;
        var start = _position;
        for (; _position < _bytes.Length && char.IsAsciiDigit((char)_bytes[_position]); _position++)
        {
            number = (10 * number) + (_bytes[_position] - '0');
            if (number > largest)
                return null;
        }

        var isEnded = _position == _bytes.Length || IsSpace(_bytes[_position]) || _bytes[_position] == '#';
        return _position > start && isEnded ? (int)number : null;
    }

    private void SkipSpaceAndComments()
    {
        while (_position < _bytes.Length && (IsSpace(_bytes[_position]) || _bytes[_position] == '#'))
        {
            var isComment = _bytes[_position] == '#';
            _position++;
            while (isComment && _position < _bytes.Length && _bytes[_position] is not ((byte)'\n' or (byte)'\r'))
                _position++;
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    private readonly DataFileException Refusal(string reason) => new(path, reason);
}
