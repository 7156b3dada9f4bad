using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>Which parameters of a method become spans in its batch members.</summary>
internal static class BatchColumns
{
    /// <summary>A number that is differentiated is another one for each element; all else is the same for the whole batch.</summary>
    public static bool IsColumn(ParameterModel parameter) => parameter.HasGradient && parameter.Type.IsReal && !parameter.IsByReference;

    /// <summary>The type of all numbers of the batch.</summary>
    public static IrType NumberOf(MethodSignature signature) => signature.Parameters.First(IsColumn).Type;
}
