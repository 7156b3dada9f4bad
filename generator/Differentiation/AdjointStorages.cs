using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Storage for the adjoints of what is read element by element.</summary>
internal static class AdjointStorages
{
    /// <summary>Zeroed storage in the shape of a value.</summary>
    public static AdjointStorage NewZeroLike(FunctionBuilder builder, Value like, string name)
    {
        var type = builder.TypeOf(like) is MatrixType matrix ? matrix : (IrType)new ArrayType(builder.TypeOf(like).Element);
        var storage = builder.Define(type, name);
        var token = builder.Define(new MemoryType(name));
        builder.Append(new Let([storage, token], new Primitive("NewZeroLike"), [like], builder.Origin));
        return new AdjointStorage(storage.Value, token.Value);
    }

    public static bool IsReadByElement(AnalyzedFunction analyzed, Value storage) => analyzed.Function.Body.Descendants()
        .Any(instruction => instruction is Let { Operation: Primitive { Key: "Load" } } load && load.Operands[1] == storage && analyzed.IsActive(load.Result.Value));
}
