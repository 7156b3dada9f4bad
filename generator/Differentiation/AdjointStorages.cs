using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Storage for the adjoints of what is read element by element.</summary>
internal static class AdjointStorages
{
    /// <summary>Zeroed storage in the shape of a value.</summary>
    public static Value NewZeroLike(FunctionBuilder builder, Value like, string name)
    {
        var type = builder.TypeOf(like) is MatrixType matrix ? matrix : (IrType)new ArrayType(builder.TypeOf(like).Element);
        return builder.Emit(new Primitive("NewZeroLike"), type, name, [like]);
    }

    public static bool IsReadByElement(AnalyzedFunction analyzed, Value storage) => analyzed.Function.Body.Descendants()
        .Any(instruction => instruction is Let { Operation: Primitive { Key: "Load" } } load && load.Operands[0] == storage && analyzed.IsActive(load.Result.Value));
}
