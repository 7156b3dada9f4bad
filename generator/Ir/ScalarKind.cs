namespace SymbolicBackprop.Generator.Ir;

/// <summary>The number types of C# that the compiler computes with.</summary>
internal enum ScalarKind
{
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Char,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
}
