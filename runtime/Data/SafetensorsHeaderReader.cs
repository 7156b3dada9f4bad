using System.Text.Json;

namespace SymbolicBackprop.Data;

/// <summary>Reads the JSON header of a safetensors file strictly: what the format does not name is refused, nothing may stand twice.</summary>
internal ref struct SafetensorsHeaderReader
{
    // header, tensor, shape: no deeper than that.
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 3 };

    private readonly string _path;
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SafetensorsTensor> _tensors = new(StringComparer.Ordinal);
    private Utf8JsonReader _json;
    private int? _checksumOffset;

    private SafetensorsHeaderReader(string path, ReadOnlySpan<byte> header)
    {
        _path = path;
        _json = new Utf8JsonReader(header, Strict);
    }

    /// <summary>Parses the header; the offsets are not checked yet.</summary>
    /// <exception cref="DataFileException">The header is not what the format prescribes.</exception>
    public static SafetensorsHeader Parse(string path, ReadOnlySpan<byte> header)
    {
        var reader = new SafetensorsHeaderReader(path, header);
        try
        {
            return reader.Header();
        }
        catch (JsonException exception)
        {
            throw new DataFileException(path, $"the header is not valid JSON at byte {exception.BytePositionInLine}", exception);
        }
    }

    private SafetensorsHeader Header()
    {
        Expect(JsonTokenType.StartObject, "an object");
        if (_json.TokenStartIndex != 0)
            throw Refusal("the header does not begin with {");
        var hasMetadata = false;
        while (NextName() is { } name)
        {
            if (name != SafetensorsWriter.MetadataName)
                AddTensor(name);
            else if (hasMetadata)
                throw Refusal("the metadata stands twice");
            else
                hasMetadata = ReadMetadata();
        }

        // Nothing but the padding may follow; anything else is a JsonException.
        _json.Read();
        return new SafetensorsHeader(_metadata.AsReadOnly(), _tensors.AsReadOnly(), _checksumOffset);
    }

    private bool ReadMetadata()
    {
        Expect(JsonTokenType.StartObject, "the metadata as an object");
        while (NextName() is { } key)
        {
            Expect(JsonTokenType.String, $"a text for the metadata entry {key}");
            var value = Text();
            if (key == SafetensorsChecksum.Key || value.StartsWith(SafetensorsChecksum.ValuePrefix, StringComparison.Ordinal))
                ReadChecksum(key, value);
            else if (!_metadata.TryAdd(key, value))
                throw Refusal($"the metadata entry {key} stands twice");
        }

        return true;
    }

    private void ReadChecksum(string key, string value)
    {
        // Either half marks the entry as the checksum, so that damage to the other one does not switch the verification off.
        var isWhole = key == SafetensorsChecksum.Key
            && value.StartsWith(SafetensorsChecksum.ValuePrefix, StringComparison.Ordinal)
            && value.Length == SafetensorsChecksum.Placeholder.Length
            && !_json.ValueIsEscaped;
        if (!isWhole)
            throw Refusal("the entry of the checksum is damaged");
        if (_checksumOffset is not null)
            throw Refusal("the checksum stands twice");
        _checksumOffset = (int)_json.TokenStartIndex + 1 + SafetensorsChecksum.ValuePrefix.Length;
    }

    private void AddTensor(string name)
    {
        if (name.Length == 0)
            throw Refusal("a tensor has an empty name");
        Expect(JsonTokenType.StartObject, $"tensor {name} as an object");
        SafetensorsElementType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (NextName() is { } field)
        {
            switch (field)
            {
                case "dtype" when type is null:
                    type = ElementType(name);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(name, field);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(name, field);
                    break;
                default:
                    throw Refusal($"tensor {name} has the field {field}, which is unknown or stands twice");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw Refusal($"tensor {name} lacks a dtype, a shape or two data_offsets");
        if (!_tensors.TryAdd(name, new SafetensorsTensor(type.Value, shape, begin, end)))
            throw Refusal($"tensor {name} stands twice");
    }

    private SafetensorsElementType ElementType(string name)
    {
        Expect(JsonTokenType.String, $"a text for the dtype of tensor {name}");
        var text = Text();
        return SafetensorsElementTypes.Parse(text)
            ?? throw Refusal($"tensor {name} has dtype {text}; only {SafetensorsElementTypes.KnownNames} are read");
    }

    private long[] Numbers(string name, string field)
    {
        Expect(JsonTokenType.StartArray, $"an array for the {field} of tensor {name}");
        var numbers = new List<long>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out var number) || number < 0)
                throw Refusal($"the {field} of tensor {name} holds something else than whole numbers from 0 to 2^63 - 1");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>The next property's name, or null at the end of the object.</summary>
    private string? NextName()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.EndObject ? null : Text();
    }

    private void Expect(JsonTokenType type, string expected)
    {
        if (!_json.Read() || _json.TokenType != type)
            throw Refusal($"the header should hold {expected} at byte {_json.TokenStartIndex}");
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new DataFileException(_path, $"the header holds a text that is not Unicode at byte {_json.TokenStartIndex}", exception);
        }
    }

    private readonly DataFileException Refusal(string reason) => new(_path, reason);
}
