namespace SymbolicBackprop.Data;

/// <summary>The names and sizes of the element types in the format.</summary>
internal static class SafetensorsElementTypes
{
    /// <summary>The names that <see cref="Parse"/> knows, for messages.</summary>
    public const string KnownNames = "F32, F64, I64 and U64";

    /// <summary>The bytes of one number.</summary>
    public static int Size(this SafetensorsElementType type) => type == SafetensorsElementType.F32 ? sizeof(float) : sizeof(double);

    /// <summary>The element type of a name of the format; null for one that is not read here.</summary>
    public static SafetensorsElementType? Parse(string name) => name switch
    {
        "F32" => SafetensorsElementType.F32,
        "F64" => SafetensorsElementType.F64,
        "I64" => SafetensorsElementType.I64,
        "U64" => SafetensorsElementType.U64,
        _ => null,
    };
}
