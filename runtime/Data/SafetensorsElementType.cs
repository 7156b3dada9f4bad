namespace SymbolicBackprop.Data;

/// <summary>The element types of safetensors files that are read and written here, by the names of the format (its <c>dtype</c>).</summary>
public enum SafetensorsElementType
{
    /// <summary><see cref="float"/>, four bytes.</summary>
    F32,

    /// <summary><see cref="double"/>, eight bytes.</summary>
    F64,

    /// <summary><see cref="long"/>, eight bytes.</summary>
    I64,

    /// <summary><see cref="ulong"/>, eight bytes.</summary>
    U64,
}
