using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Operations;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Forward-mode functions of functions that were written by hand, run in the interpreter.</summary>
internal static class Forward
{
    /// <summary>The well-formed forward mode of a well-formed function, with respect to the parameters of these indices; all differentiable ones if none are given.</summary>
    public static Function Of(Function function, params int[] parameters) => Of(function, null, parameters);

    public static Function Of(Function function, Func<Callee, Callee?>? tangentOf, params int[] parameters)
    {
        Assert.Empty(IrVerifier.Verify(function));
        var leaves = function.Parameters
            .Select((parameter, index) => new Leaf(index, [], parameter.Type, parameter.Value))
            .Where(leaf => leaf.Type.IsDifferentiable && (parameters.Length == 0 || parameters.Contains(leaf.Parameter)));
        var forward = TangentDifferentiator.Differentiate(function, [.. leaves], [.. function.Results.Select(result => result.IsDifferentiable)], tangentOf).Function;
        Assert.True(IrVerifier.Verify(forward) is { Count: 0 }, $"{string.Join("\n", IrVerifier.Verify(forward))}\n{IrPrinter.Print(forward)}");
        return forward;
    }

    /// <summary>The results and then their tangents.</summary>
    public static object?[] Evaluate(Function function, params object?[] argumentsAndTangents) =>
        RowFunctions.Interpreter.Evaluate(Of(function), argumentsAndTangents);
}
