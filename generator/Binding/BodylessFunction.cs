using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// The function of a method that has no body: it gives zeros, which nobody prints. With it the declarations of the derivatives come out
/// of the same stages as those of the methods that override or implement it.
/// </summary>
internal static class BodylessFunction
{
    public static Function Of(IMethodSymbol method, IReadOnlyList<IrType> results)
    {
        var builder = new FunctionBuilder();
        var parameters = method.Parameters.Select(parameter => builder.Define(TypeBinder.Bind(parameter.Type), parameter.Name)).ToList();
        if (!method.IsStatic)
            parameters.Insert(0, builder.Define(TypeBinder.Bind(method.ContainingType), "this"));
        EquatableArray<IrType> types = [.. results, .. method.Parameters.Where(parameter => parameter.IsChangedByReference()).Select(parameter => TypeBinder.Bind(parameter.Type))];
        var end = builder.NewLabel();
        builder.BeginRegion();
        EquatableArray<Value> values = [.. types.Select(type => builder.Emit(Literals.Zero(type), type))];
        return new Function(method.Name, types, end, builder.EndRegion(parameters.ToEquatableArray(), new Exit(end, values)));
    }
}
